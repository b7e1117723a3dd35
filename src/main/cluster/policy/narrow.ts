import { formatDuration } from '#shared/lib/duration';
import { err, ok, type Result } from '#shared/lib/result';
import type { RequestTerms } from '#shared/model/access-request';
import { constrainedTo, type Constraint, type RequestedResource } from '#shared/model/constraint';
import { utcWords } from '#shared/model/request-machine';
import { principalTypes } from '#shared/model/principal';
import { narrowRoles, type RolesOfRequest } from './narrow-roles';
import { listWords } from './trace';

export interface NarrowInput extends RolesOfRequest {
  /** What the request is for now. */
  readonly current: RequestTerms;
  /** What an approver makes of it, whole. */
  readonly wanted: RequestTerms;
  /** Whether it prolongs another request, which has to stay as it is. */
  readonly prolongs: boolean;
  /** Between these the start may be shifted, in milliseconds since the epoch. */
  readonly start: { readonly earliest: number; readonly latest: number };
}

/**
 * What an approver narrowed a request to: some of its resources, each with some of its principals, for at most as long,
 * perhaps at another time. Whatever it lets through, the request as it is would let through as well. Its roles become
 * those that are still needed.
 *
 * @returns the terms, equal to the current ones where nothing was narrowed; or what would be more than is asked for, or
 * would be left without anything, one sentence each
 */
export function narrowTerms(input: NarrowInput): Result<RequestTerms, readonly string[]> {
  const { current, wanted } = input;
  const { accessDuration, startAt } = wanted;
  const problems = [
    ...resourceProblems(input),
    ...roleProblems(input),
    ...durationProblems(input),
    ...startProblems(input),
  ];
  if (problems.length > 0) return err(problems);
  const resources = current.resources.flatMap((each) => {
    const kept = wanted.resources.find(({ id }) => id === each.id);
    return kept ? [sameOrNarrower(each, kept)] : [];
  });
  const asBefore = resources.every((each, at) => each === current.resources[at]);
  const names = current.roles.filter((name) => wanted.roles.includes(name));
  if (
    asBefore &&
    resources.length === current.resources.length &&
    names.length === current.roles.length
  )
    return ok({ ...current, accessDuration, startAt });
  if (input.prolongs)
    return err(['This request prolongs another one, so only its time can be shortened.']);
  const roles = narrowRoles(input, { current: current.roles, wanted: names, resources });
  return roles.ok ? ok({ roles: [...roles.value], resources, accessDuration, startAt }) : roles;
}

function resourceProblems({ current, wanted, nameOf }: NarrowInput): string[] {
  if (current.resources.length > 0 && wanted.resources.length === 0)
    return ['Nothing would be left of this request. Deny it instead.'];
  return wanted.resources.flatMap(({ id, constraint }) => {
    const asked = current.resources.find((each) => each.id === id);
    if (!asked) return [`This request is not for ${nameOf(id)}. Approving can only take away.`];
    return widerThan(constraint, asked.constraint).map(
      (what) => `This request is not for ${what} on ${nameOf(id)}. Approving can only take away.`,
    );
  });
}

/** What one constraint lets through and another does not, in words; nothing for one that is as narrow or narrower. */
function widerThan(wanted: Constraint, asked: Constraint): string[] {
  const limits = constrainedTo(asked);
  if (limits === null) return [];
  const named = constrainedTo(wanted);
  if (named === null) return ['whatever the role gives'];
  const more = principalTypes.flatMap((type) =>
    (named[type] ?? []).filter((value) => !limits[type]?.includes(value)),
  );
  return more.length === 0 ? [] : [listWords(more)];
}

/** The resource as it is, where it was not narrowed. */
function sameOrNarrower(asked: RequestedResource, kept: RequestedResource): RequestedResource {
  const isAsWide = widerThan(asked.constraint, kept.constraint).length === 0;
  return isAsWide ? asked : kept;
}

function roleProblems({ current, wanted }: NarrowInput): string[] {
  const others = wanted.roles.filter((name) => !current.roles.includes(name));
  if (others.length > 0)
    return [`This request is not for role ${listWords(others)}. Approving can only take away.`];
  return wanted.roles.length === 0 ? ['A request needs a role. Deny it instead.'] : [];
}

function durationProblems({ current, wanted }: NarrowInput): string[] {
  if (wanted.accessDuration <= current.accessDuration) return [];
  const most = formatDuration(current.accessDuration);
  return [`This request is for ${most}. Approving can make that shorter, not longer.`];
}

function startProblems({ current, wanted, prolongs, start }: NarrowInput): string[] {
  if (wanted.startAt === current.startAt) return [];
  if (prolongs) return ['This request prolongs another one, so it starts when that one would end.'];
  if (wanted.startAt === null) return [];
  if (wanted.startAt < start.earliest) return ['The access cannot start before it was asked for.'];
  if (wanted.startAt <= start.latest) return [];
  return [`The access can start at ${utcWords(start.latest)} at the latest.`];
}
