import { randomUUID } from 'node:crypto';
import type { ApiInput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import { formatDuration } from '#shared/lib/duration';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { prepareRequest } from './prepare';

/** How long a request waits for a decision, in milliseconds. */
export const pendingLifetime = 60 * 60_000;
/** At most this many of one user's requests may wait at once. */
const mostPending = 50;

/**
 * The request that this input makes, waiting for a decision.
 *
 * @throws ExpectedError `not_covered`, `reason_required`, `invalid_input` or `limit_exceeded`
 */
export function newRequest(
  state: ClusterState,
  now: number,
  user: UserRecord,
  input: ApiInput<'requests.create'>,
): RequestRecord {
  const prepared = prepareRequest(state, user, input.resources);
  if (prepared.problems.length > 0)
    throw new ExpectedError('not_covered', prepared.problems[0] ?? '', {
      field: 'resources',
      details: prepared.problems,
    });
  if (prepared.reasonRequired && input.reason.trim() === '')
    throw new ExpectedError('reason_required', 'Say why you need this: a reason is required.', {
      field: 'reason',
      details: prepared.reasonPrompts,
    });
  checkLimits(state, user, input, prepared);
  return {
    id: randomUUID(),
    requester: user.id,
    roles: prepared.roles,
    resources: input.resources,
    accessDuration: input.accessDuration ?? prepared.longestDuration,
    startAt: null,
    asked: null,
    extends: null,
    reason: input.reason,
    // What the roles suggest counts where the requester names nobody.
    suggestedReviewers:
      input.suggestedReviewers.length > 0 ? input.suggestedReviewers : prepared.suggestedReviewers,
    state: 'PENDING',
    created: now,
    pendingUntil: now + pendingLifetime,
    approvedAt: null,
    accessUntil: null,
    resolution: '',
    endedBy: null,
    escalations: 0,
    reviews: [],
    comments: [],
  };
}

function checkLimits(
  state: ClusterState,
  user: UserRecord,
  input: ApiInput<'requests.create'>,
  prepared: { readonly longestDuration: number; readonly reviewers: readonly string[] },
): void {
  if ((input.accessDuration ?? 0) > prepared.longestDuration)
    throw new ExpectedError(
      'invalid_input',
      `This access may last ${formatDuration(prepared.longestDuration)} at most.`,
      { field: 'accessDuration' },
    );
  const strangers = input.suggestedReviewers.filter((name) => !prepared.reviewers.includes(name));
  if (strangers.length > 0)
    throw new ExpectedError(
      'invalid_input',
      `${strangers.join(', ')} cannot review this request. Suggest somebody else or nobody.`,
      { field: 'suggestedReviewers' },
    );
  const pending = [...state.openRequests.values()].filter(
    (request) => request.requester === user.id && request.state === 'PENDING',
  );
  if (pending.length >= mostPending)
    throw new ExpectedError(
      'limit_exceeded',
      `${mostPending} of your requests wait already. Withdraw some, or wait for decisions.`,
    );
}
