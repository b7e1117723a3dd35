import { err, ok, type Result } from '#shared/lib/result';
import type { Constraint } from '#shared/model/constraint';
import type { TraceStep } from '#shared/model/decision';
import type { Resource } from '#shared/model/resource';
import type { Role, Traits } from '#shared/model/role';
import { bindRoles, isGivenKind, type BoundRole } from './compiled-role';
import { decideBound } from './decide';
import { createReach } from './reachable-logins';
import { smallestCover } from './set-cover';
import { listWords, note } from './trace';

export interface WantedResource {
  readonly resource: Resource;
  readonly constraint: Constraint;
}

export interface DeriveInput {
  /** What {@link searchRoles} gave for the requester. */
  readonly candidates: readonly Role[];
  /** The requester's own roles, of which the deny rules count. */
  readonly staticRoles: readonly Role[];
  readonly traits: Traits;
  readonly wanted: readonly WantedResource[];
}

/** A resource, or one login on it, that no role covers. */
export interface Uncovered {
  readonly resource: string;
  /** `null` when no login at all could be had. */
  readonly login: string | null;
  /** Whether the requester could at least see the resource; if not, `text` tells nothing about it. */
  readonly visible: boolean;
  readonly text: string;
}

export interface DerivedRoles {
  /** Sorted by name. */
  readonly roles: readonly string[];
  readonly trace: readonly TraceStep[];
}

/** What a caller is told of a resource that is not there or that they may not see: the same sentence. */
export function noSuchResource(id: string): string {
  return `There is no resource ${id} that you may ask for`;
}

/**
 * The fewest of the candidate roles that together give every wanted resource and every constrained login on it.
 * Among equally few, those that give the fewest logins on what is wanted. A role that denies something wanted
 * cannot take part, as its denial would come with it.
 *
 * @returns the roles, or each thing that stays uncovered and why
 */
export function deriveRoles(input: DeriveInput): Result<DerivedRoles, readonly Uncovered[]> {
  const bound = bindRoles(input.candidates, input.traits);
  const own = bindRoles(input.staticRoles, input.traits);
  const usable = bound.filter((role) => !input.wanted.some((each) => deniesWanted(role, each)));
  const goals = input.wanted.flatMap(goalsOf);
  const covers = goals.map((goal) => coverOf(goal, usable, own));
  const open = goals.filter((_, index) => covers[index] === 0n);
  if (open.length > 0 || goals.length === 0)
    return err(open.map(explainer(input, { bound, usable, own })));
  const chosen = smallestCover({
    candidates: usable.length,
    elements: covers,
    cost: (index) => loginsGiven(usable[index], input.wanted),
    accept: (cover) => holdsTogether(cover, usable, input),
  });
  if (!chosen) return err(goals.slice(0, 1).map(cannotCombine));
  const roles = chosen.flatMap((index) => usable[index]?.name ?? []);
  return ok({ roles, trace: roles.map((role) => derivedStep(role, input)) });
}

interface Goal {
  readonly resource: Resource;
  /** `null`: any login will do. */
  readonly login: string | null;
}

function goalsOf({ resource, constraint }: WantedResource): Goal[] {
  if (constraint.type === 'by-role') return [{ resource, login: null }];
  return constraint.logins.map((login) => ({ resource, login }));
}

function deniesWanted(role: BoundRole, { resource, constraint }: WantedResource): boolean {
  if (!isGivenKind(resource.kind)) return false;
  const kind = role.kinds[resource.kind];
  if (kind.denyLabels(resource.labels).matched) return true;
  return constraint.type === 'ssh_logins' && constraint.logins.some((login) => kind.denies(login));
}

function coverOf(goal: Goal, usable: readonly BoundRole[], own: readonly BoundRole[]): bigint {
  return usable.reduce(
    (mask, role, index) => (gives(role, goal, own) ? mask | (1n << BigInt(index)) : mask),
    0n,
  );
}

function gives(role: BoundRole, goal: Goal, own: readonly BoundRole[]): boolean {
  const { kind, labels } = goal.resource;
  if (!isGivenKind(kind)) return false;
  const mine = role.kinds[kind];
  if (!mine.allowLabels(labels).matched) return false;
  if (own.some((each) => each.kinds[kind].denyLabels(labels).matched)) return false;
  const logins = goal.login === null ? [...mine.principals] : [goal.login];
  return logins.some(
    (login) =>
      mine.principals.has(login) &&
      !mine.denies(login) &&
      !own.some((each) => each.kinds[kind].denies(login)),
  );
}

function loginsGiven(role: BoundRole | undefined, wanted: readonly WantedResource[]): number {
  if (!role) return 0;
  return wanted.reduce((sum, { resource }) => {
    if (!isGivenKind(resource.kind)) return sum;
    const kind = role.kinds[resource.kind];
    return kind.allowLabels(resource.labels).matched ? sum + kind.principals.size : sum;
  }, 0);
}

/** One role's denied login can take away the only login that another gives where any login would do. */
function holdsTogether(
  cover: readonly number[],
  usable: readonly BoundRole[],
  input: DeriveInput,
): boolean {
  const names = new Set(cover.map((index) => usable[index]?.name));
  const reach = createReach({
    roles: input.candidates.filter((role) => names.has(role.metadata.name)),
    denyRoles: input.staticRoles,
    traits: input.traits,
  });
  return input.wanted.every(({ resource }) => reach.canSee(resource));
}

/** Says why a goal is uncovered, without telling anything of a resource that the requester could not see. */
function explainer(
  input: DeriveInput,
  { bound, usable, own }: Record<'bound' | 'usable' | 'own', readonly BoundRole[]>,
): (goal: Goal) => Uncovered {
  const { candidates: roles, staticRoles: denyRoles, traits } = input;
  const reach = createReach({ roles, denyRoles, traits });
  const out = bound.filter((role) => !usable.includes(role));
  return (goal) => {
    const { resource, login } = goal;
    const base = { resource: resource.id, login };
    const excluded = out.find((role) => gives(role, goal, own));
    if (!excluded && !reach.canPreview(resource))
      return { ...base, visible: false, text: noSuchResource(resource.id) };
    const what = login === null ? resource.name : `${login} on ${resource.name}`;
    const why = excluded ? deniesElsewhere(excluded, input.wanted) : missReason(goal, bound, own);
    return { ...base, visible: true, text: `${what}: ${why}` };
  };
}

function deniesElsewhere(role: BoundRole, wanted: readonly WantedResource[]): string {
  const denied = wanted.find((each) => deniesWanted(role, each));
  return `role ${role.name} gives it, but denies what you ask for on ${denied?.resource.name ?? 'another resource'}. Ask for them separately`;
}

function missReason(goal: Goal, bound: readonly BoundRole[], own: readonly BoundRole[]): string {
  const { resource, login } = goal;
  if (login === null) return `no role that you may ask for gives you a login there`;
  const decision = decideBound({ roles: bound, denying: [...bound, ...own], resource, login });
  return decision.reason;
}

function cannotCombine({ resource, login }: Goal): Uncovered {
  const text = `No set of roles gives all of this at once, because one denies what another gives. Ask for ${resource.name} separately`;
  return { resource: resource.id, login, visible: true, text };
}

function derivedStep(role: string, { wanted, candidates, traits }: DeriveInput): TraceStep {
  const [bound] = bindRoles(
    candidates.filter((each) => each.metadata.name === role),
    traits,
  );
  const names = wanted
    .filter(({ resource }) => {
      if (!bound || !isGivenKind(resource.kind)) return false;
      return bound.kinds[resource.kind].allowLabels(resource.labels).matched;
    })
    .map(({ resource }) => resource.name);
  return note('derive.role', role, `Role ${role} covers ${listWords(names)}`);
}
