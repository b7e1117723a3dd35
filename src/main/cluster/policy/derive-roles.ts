import { err, ok, type Result } from '#shared/lib/result';
import type { Constraint } from '#shared/model/constraint';
import type { TraceStep } from '#shared/model/decision';
import type { Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import type { Bearer, Role } from '#shared/model/role';
import { hasBit, noBits, type Bits } from './bits';
import { bindRoles } from './bound-role';
import { coverageOf, deniesWanted, goalsOf, holdsTogether, principalsGiven } from './coverage';
import { cannotCombine, explainUncovered, type Uncovered } from './derive-words';
import { mayAskInside } from './kubernetes-asking';
import { RoleSet } from './role-set';
import { smallestCover } from './set-cover';
import { listWords, note } from './trace';

export interface WantedResource {
  readonly resource: Resource;
  readonly constraint: Constraint;
}

export interface DeriveInput {
  /** What `searchRoles` gave for the requester. */
  readonly candidates: readonly Role[];
  /** The roles by which they see what they may ask for, where those are more than the candidates. */
  readonly seesBy?: readonly Role[];
  /** The requester's own roles, of which the deny rules count. */
  readonly staticRoles: readonly Role[];
  readonly bearer: Bearer;
  readonly wanted: readonly WantedResource[];
}

export interface DerivedRoles {
  /** Sorted by name. */
  readonly roles: readonly string[];
  readonly trace: readonly TraceStep[];
}

/** What has to be covered by one role: a resource with a principal, or with any at all (`null`). */
export interface Goal {
  readonly resource: Resource;
  readonly principal: Principal | null;
}

/** The candidates and the requester's own roles, filled in, and which candidates can take part. */
export interface Field {
  readonly input: DeriveInput;
  readonly candidates: RoleSet;
  readonly own: RoleSet;
  /** By position of the candidate. */
  readonly usable: readonly boolean[];
}

/**
 * The fewest of the candidate roles that together give every wanted resource and every constrained principal on it.
 * Among equally few, those that give the fewest principals on what is wanted. A role that denies something wanted
 * cannot take part, as its denial would come with it.
 *
 * @returns the roles, or each thing that stays uncovered and why
 */
export function deriveRoles(input: DeriveInput): Result<DerivedRoles, readonly Uncovered[]> {
  const candidates = new RoleSet(bindRoles(input.candidates, input.bearer));
  const own = new RoleSet(bindRoles(input.staticRoles, input.bearer));
  const denied = deniesWanted(candidates, input.wanted);
  const usable = candidates.roles.map((_, at) => !denied[at]);
  const field: Field = { input, candidates, own, usable };
  const asking = mayAskInside(input.staticRoles, candidates.roles);
  const goals = input.wanted.flatMap(goalsOf);
  const covers = goals.map((goal) => coverageOf(goal, field, asking));
  const open = goals.filter((_, index) => covers[index] === 0n);
  if (open.length > 0 || goals.length === 0)
    return err(open.map((goal) => explainUncovered(goal, field, asking)));
  const costs = candidates.roles.map((role) => principalsGiven(role, input.wanted));
  const chosen = smallestCover({
    candidates: candidates.roles.length,
    elements: covers,
    cost: (index) => costs[index] ?? 0,
    accept: (cover) => holdsTogether(cover, field),
  });
  if (!chosen) return err(goals.slice(0, 1).map(cannotCombine));
  const roles = chosen.flatMap((index) => candidates.roles[index]?.name ?? []);
  // Once for each resource, however many roles were chosen.
  const allowing = input.wanted.map(({ resource }) => candidates.allowing(resource));
  return ok({ roles, trace: chosen.map((index) => derivedStep(index, field, allowing)) });
}

function derivedStep(
  index: number,
  { candidates, input }: Field,
  allowing: readonly Bits[],
): TraceStep {
  const name = candidates.roles[index]?.name ?? '';
  const covered = input.wanted.filter((_, at) => hasBit(allowing[at] ?? noBits(0), index));
  const names = covered.map(({ resource }) => resource.name);
  return note('derive.role', name, `Role ${name} covers ${listWords(names)}`);
}
