import type { Decision, TraceStep } from '#shared/model/decision';
import { principalEntries, type Principal } from '#shared/model/principal';
import { requiredTypes } from '#shared/model/required-types';
import type { Resource } from '#shared/model/resource';
import { bitsIn, hasBit } from './bits';
import { covering, deniesWanted } from './coverage';
import { decideBound } from './decide';
import { useOf, withArticle } from './decide-words';
import type { Field, Goal, WantedResource } from './derive-roles';
import { typeWords } from './kinds';
import { whyNotInside, type AskInside } from './kubernetes-asking';
import { createReach } from './reach';
import { RoleSet } from './role-set';
import { listWords, miss } from './trace';

/** A resource, or one principal on it, that no role covers. */
export interface Uncovered {
  readonly resource: string;
  /** `null` when it could be used as nobody at all. */
  readonly principal: Principal | null;
  /** Whether the requester could at least see the resource; if not, `text` tells nothing about it. */
  readonly visible: boolean;
  readonly text: string;
  /** How near it was, role by role. */
  readonly trace: readonly TraceStep[];
}

/** What a caller is told of a resource that is not there or that they may not see: the same sentence. */
export function noSuchResource(id: string): string {
  return `There is no resource ${id} that you may ask for`;
}

/** Says why a goal is uncovered, without telling anything of a resource that the requester could not see. */
export function explainUncovered(goal: Goal, field: Field, mayAsk: AskInside): Uncovered {
  const { resource, principal } = goal;
  const base = { resource: resource.id, principal };
  const told = (text: string, trace: readonly TraceStep[] = []) => ({
    ...base,
    visible: true,
    text,
    trace: [...trace, miss('derive.uncovered', null, text)],
  });
  const would = covering(goal, field);
  const forbidden = would.find((at) => !mayAsk(at, resource));
  const excluded = field.candidates.roles[would.find((at) => !field.usable[at]) ?? -1];
  if (would.length === 0 && !maySee(resource, field))
    return { ...base, visible: false, text: noSuchResource(resource.id), trace: [] };
  const what = principal === null ? resource.name : useOf({ resource, principal });
  if (excluded) return told(`${what}: ${deniesElsewhere(excluded.name, field)}`);
  if (forbidden !== undefined) return told(`${what}: ${whyNotInside(resource)}`);
  const { reason, trace } = missed(goal, field);
  return told(`${what}: ${reason}`, trace);
}

function maySee(resource: Resource, { input }: Field): boolean {
  const { candidates, seesBy: roles = candidates, staticRoles: denyRoles, bearer } = input;
  return createReach({ roles, denyRoles, bearer, separately: true }).canPreview(resource);
}

function deniesElsewhere(name: string, { input, candidates }: Field): string {
  const at = candidates.roles.findIndex((role) => role.name === name);
  const denies = (each: WantedResource) => deniesWanted(candidates, [each])[at] === true;
  const denied = input.wanted.find(denies);
  return `role ${name} gives it, but denies what you ask for on ${denied?.resource.name ?? 'another resource'}. Ask for them separately`;
}

function missed(
  { resource, principal }: Goal,
  { candidates, own }: Field,
): Pick<Decision, 'reason' | 'trace'> {
  if (principal === null || principalEntries(principal).length === 0)
    return { reason: withoutAnybody(resource), trace: [] };
  // What denies the resource is no near miss while another role allows it.
  const denied = candidates.denying(resource);
  const near = bitsIn(candidates.allowing(resource)).filter((at) => !hasBit(denied, at));
  const roles =
    near.length === 0 ? candidates.roles : near.flatMap((at) => candidates.roles[at] ?? []);
  const denying = new RoleSet([...roles, ...own.roles]);
  return decideBound({ roles: new RoleSet(roles), denying, resource, principal });
}

function withoutAnybody(resource: Resource): string {
  const words = requiredTypes(resource).map((type) => typeWords[type]);
  return words.length === 0
    ? 'no role that you may ask for gives it'
    : `no role that you may ask for gives you ${withArticle(listWords(words))} there`;
}

/** What is told when each thing could be had, but never all at once. */
export function cannotCombine({ resource, principal }: Goal): Uncovered {
  const text = `No set of roles gives all of this at once, because one denies what another gives. Ask for ${resource.name} separately`;
  const trace = [miss('derive.cannot_combine', null, text)];
  return { resource: resource.id, principal, visible: true, text, trace };
}
