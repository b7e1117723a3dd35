import type { ApiInput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import { formatDuration } from '#shared/lib/duration';
import { constrainedTo, type RequestedResource } from '#shared/model/constraint';
import { principalTypes } from '#shared/model/principal';
import { nextRequestState } from '#shared/model/request-machine';
import { whyRequestLocked } from '../identity/locks';
import { longestAccess } from '../policy/durations';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { currentRequest, noSuchRequest } from './find-request';
import type { Problem } from './problem';
import { atClock } from './view';

type Asked = ApiInput<'requests.dryRun'>;

/**
 * The request that another one is to extend, as it is now: the user's own, approved, and not over.
 *
 * @param found by its id, before the write; `null` when there is none
 * @throws ExpectedError `not_found`, the same for somebody else's as for none, or `wrong_state`
 */
export function extendable(
  state: ClusterState,
  now: number,
  user: UserRecord,
  found: RequestRecord | null,
): RequestRecord {
  if (found?.requester !== user.id) throw noSuchRequest();
  const request = atClock(currentRequest(state, found), now);
  const next = nextRequestState(request.state, 'extend');
  if (!next.ok) throw new ExpectedError('wrong_state', next.error, { field: 'extends' });
  return request;
}

/** The latest moment to which access may be prolonged. */
export function latestEnd({ approvedAt, startAt }: RequestRecord): number {
  return Math.max(approvedAt ?? 0, startAt ?? 0) + longestAccess;
}

/** By how much access may be prolonged at most, whatever the roles allow, in milliseconds. */
export function longestExtension(request: RequestRecord): number {
  return Math.max(0, latestEnd(request) - (request.accessUntil ?? 0));
}

/** What keeps a request from being extended in this way: an extension asks for the same, and for time alone. */
export function extensionProblems(
  state: ClusterState,
  request: RequestRecord,
  asked: Asked,
): Problem[] {
  const problems: Problem[] = [];
  const refuse = (code: Problem['code'], field: string, text: string) =>
    problems.push({ code, field, text });
  if (asked.roles.length > 0 && !sameNames(asked.roles, request.roles))
    refuse('invalid_input', 'roles', asksMore);
  if (asked.resources.length > 0 && !sameResources(asked.resources, request.resources))
    refuse('invalid_input', 'resources', asksMore);
  if (asked.startAt !== null)
    refuse('invalid_input', 'startAt', 'An extension starts when the access would end. Name none.');
  if (longestExtension(request) === 0)
    refuse(
      'limit_exceeded',
      'extends',
      `This access lasts ${formatDuration(longestAccess)} already, which is the longest there can be. Ask anew when it has ended.`,
    );
  const locked = whyRequestLocked(state, request.id);
  if (locked !== null) refuse('wrong_state', 'extends', locked);
  if (waitsAlready(state, request))
    refuse(
      'conflict',
      'extends',
      'You have asked to extend this request already. Wait for the decision, or withdraw that one.',
    );
  return problems;
}

const asksMore = 'An extension asks for the same again. Make a new request for anything else.';

function waitsAlready(state: ClusterState, { id }: RequestRecord): boolean {
  for (const each of state.openRequests.values())
    if (each.extends === id && each.state === 'PENDING') return true;
  return false;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function sameResources(a: readonly RequestedResource[], b: readonly RequestedResource[]): boolean {
  const keys = (list: readonly RequestedResource[]) => inOrder(list.map(keyOf)).join('\n');
  return keys(a) === keys(b);
}

/** What is asked for on a resource, the same whatever the order of what it lists. */
function keyOf({ id, constraint }: RequestedResource): string {
  const values = constrainedTo(constraint) ?? {};
  return JSON.stringify([
    id,
    constraint.type,
    principalTypes.map((type) => inOrder(values[type] ?? [])),
  ]);
}

function inOrder(values: readonly string[]): readonly string[] {
  return values.toSorted((a, b) => (a < b ? -1 : 1));
}
