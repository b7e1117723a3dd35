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
  const refused = named.flatMap((name) => whyNotNamed(name, by) ?? []);
  const candidates = named.length === 0 ? search.roles : lookUpRoles(named, lookup);
  const trace = [...search.trace, ...named.map(namedStep)];
  const about = { wanted, candidates };
  if (refused.length > 0 || (named.length === 0 && resources.length === 0))
    return {
      ...about,
      roles: [],
      problems: refused.length > 0 ? refused.map(roleProblem) : [nothingAsked],
      trace: search.trace,
    };
  if (resources.length === 0) return { ...about, roles: named.toSorted(), problems: [], trace };
  const input = { candidates, staticRoles: own, bearer: user, wanted };
  const derived = deriveRoles({ ...input, seesBy: [...search.roles, ...candidates] });
  if (!derived.ok || missing.length > 0) {
    const uncovered = derived.ok ? [] : derived.error;
    const texts = [...missing, ...uncovered.map(({ text }) => text)];
    return {
      ...about,
      roles: [],
      problems: [...new Set(texts)].map(resourceProblem),
      trace: [...trace, ...uncovered.flatMap((each) => each.trace)],
    };
  }
  const roles = named.length === 0 ? derived.value.roles : named.toSorted();
  const problems = [
    ...(named.length === 0 ? [] : heldBack({ ...input, roles: candidates })),
    ...wanted.flatMap((each) => whyNotUsable(state, each) ?? []),
  ];
  return {
    ...about,
    roles: problems.length === 0 ? roles : [],
    problems: problems.map(resourceProblem),
    trace: [...trace, ...derived.value.trace],
  };
}

const nothingAsked: Problem = {
  code: 'not_covered',
  field: 'resources',
  text: 'Choose at least one resource or role.',
};

function roleProblem(text: string): Problem {
  return { code: 'not_covered', field: 'roles', text };
}

function resourceProblem(text: string): Problem {
  return { code: 'not_covered', field: 'resources', text };
}

function namedStep(name: string): TraceStep {
  return note('request.named_role', name, `Role ${name} is asked for by its name`);
}
