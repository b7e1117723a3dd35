import { formatDuration } from '#shared/lib/duration';
import type { RequestTerms } from '#shared/model/access-request';
import { constrainedTo, type RequestedResource } from '#shared/model/constraint';
import { utcWords } from '#shared/model/request-machine';
import { listWords } from '../policy/trace';

/**
 * What approvers took away from what was asked for, one sentence each.
 *
 * @param nameOf a resource as the reader knows it
 */
export function narrowedWords(
  asked: RequestTerms,
  now: RequestTerms,
  nameOf: (id: string) => string,
): string[] {
  const dropped = asked.roles.filter((role) => !now.roles.includes(role));
  return [
    ...asked.resources.flatMap((before) => resourceWords(before, now.resources, nameOf)),
    ...(dropped.length === 0 ? [] : [`Without role ${listWords(dropped)}`]),
    ...(asked.accessDuration === now.accessDuration
      ? []
      : [`For ${formatDuration(now.accessDuration)}, not ${formatDuration(asked.accessDuration)}`]),
    ...(asked.startAt === now.startAt
      ? []
      : [`From ${startWords(now.startAt)}, not ${startWords(asked.startAt)}`]),
  ];
}

function resourceWords(
  { id, constraint }: RequestedResource,
  left: readonly RequestedResource[],
  nameOf: (id: string) => string,
): string[] {
  const after = left.find((each) => each.id === id)?.constraint;
  if (!after) return [`Without ${nameOf(id)}`];
  const values = constrainedTo(after);
  if (JSON.stringify(after) === JSON.stringify(constraint) || values === null) return [];
  return [`On ${nameOf(id)} as ${listWords(Object.values(values).flat())} alone`];
}

function startWords(startAt: number | null): string {
  return startAt === null ? 'approval' : utcWords(startAt);
}
