import type { RequestedResource } from '#shared/model/constraint';
import type { TraceStep } from '#shared/model/decision';
import type { Role } from '#shared/model/role';
import { roleNamed, staticRoles } from '../identity/sessions';
import { lookUpRoles } from '../policy/bound-role';
import { deriveRoles, type WantedResource } from '../policy/derive-roles';
import { heldBack, whyNotNamed } from '../policy/named-roles';
import { searchRoles } from '../policy/search-roles';
import { note } from '../policy/trace';
import type { ClusterState } from '../store/cluster-state';
import type { UserRecord } from '../store/records';
import type { Problem } from './problem';
import { lookUpWanted, whyNotUsable } from './wanted';

/** Which roles a request takes. */
export interface TakenRoles {
  /** By name, sorted; empty when something stands against it. */
  readonly roles: readonly string[];
  readonly problems: readonly Problem[];
  readonly trace: readonly TraceStep[];
  /** The resources that are there. */
  readonly wanted: readonly WantedResource[];
  /** The roles that could take part. */
  readonly candidates: readonly Role[];
}

interface Asked {
  readonly roles: readonly string[];
  readonly resources: readonly RequestedResource[];
}

/**
 * The roles that a request takes: those that it names, which have to cover the resources where there are any, and
 * otherwise the fewest that do.
 */
export function takeRoles(
  state: ClusterState,
  user: UserRecord,
  { roles: named, resources }: Asked,
): TakenRoles {
  const own = staticRoles(state, user);
  const lookup = roleNamed(state);
  const search = searchRoles(own, lookup, user.traits);
  const { wanted, missing } = lookUpWanted(state, resources);
  const by = { staticRoles: own, traits: user.traits, lookup, withResources: resources.length > 0 };
  const refused = named.flatMap((name, at) => {
    const text = whyNotNamed(name, by);
    return text === null ? [] : [roleProblem(text, at)];
  });
  const candidates = named.length === 0 ? search.roles : lookUpRoles(named, lookup);
  const trace = [...search.trace, ...named.map(namedStep)];
  const about = { wanted, candidates };
  if (refused.length > 0 || (named.length === 0 && resources.length === 0))
    return {
      ...about,
      roles: [],
      problems: refused.length > 0 ? refused : [nothingAsked],
      trace: search.trace,
    };
  if (resources.length === 0) return { ...about, roles: named.toSorted(), problems: [], trace };
  const input = { candidates, staticRoles: own, bearer: user, wanted };
  const derived = deriveRoles({ ...input, seesBy: [...search.roles, ...candidates] });
  if (!derived.ok || missing.length > 0) {
    const uncovered = derived.ok ? [] : derived.error;
    const found = [...missing, ...uncovered];
    return {
      ...about,
      roles: [],
      problems: resourceProblems(found, resources),
      trace: [...trace, ...uncovered.flatMap((each) => each.trace)],
    };
  }
  const roles = named.length === 0 ? derived.value.roles : named.toSorted();
  const held = (each: WantedResource) =>
    named.length === 0 ? [] : heldBack({ ...input, roles: candidates, wanted: [each] });
  const against = wanted.flatMap((each) =>
    [...held(each), whyNotUsable(state, each)]
      .filter((text) => text !== null)
      .map((text) => ({ resource: each.resource.id, text })),
  );
  const problems = resourceProblems(against, resources);
  return {
    ...about,
    roles: problems.length === 0 ? roles : [],
    problems,
    trace: [...trace, ...derived.value.trace],
  };
}

const nothingAsked: Problem = {
  code: 'not_covered',
  field: 'resources',
  text: 'Choose at least one resource or role.',
};

function roleProblem(text: string, at: number): Problem {
  return { code: 'not_covered', field: 'roles', entry: `roles.${at}`, text };
}

/** What is said against resources, each sentence once, with the entry of the request that it is about. */
function resourceProblems(
  found: readonly { readonly resource: string; readonly text: string }[],
  asked: readonly RequestedResource[],
): Problem[] {
  const byText = new Map(found.map((each) => [each.text, each]));
  return [...byText.values()].map(({ resource, text }) => {
    const at = asked.findIndex(({ id }) => id === resource);
    const problem: Problem = { code: 'not_covered', field: 'resources', text };
    return at === -1 ? problem : { ...problem, entry: `resources.${at}` };
  });
}

function namedStep(name: string): TraceStep {
  return note('request.named_role', name, `Role ${name} is asked for by its name`);
}
