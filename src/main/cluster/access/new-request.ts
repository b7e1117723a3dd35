import { randomUUID } from 'node:crypto';
import type { ApiInput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { pendingLifetime } from './limits';
import { prepareRequest, type DryRun } from './prepare';
import { problemError } from './problem';

/**
 * The request that this input makes, waiting for a decision.
 *
 * @throws ExpectedError `not_covered`, `reason_required`, `invalid_input` or `limit_exceeded`, and what
 *   {@link prepareRequest} throws or names
 */
export function newRequest(by: {
  readonly state: ClusterState;
  readonly now: number;
  readonly user: UserRecord;
  readonly input: ApiInput<'requests.create'>;
  /** The request that the input extends, looked up before. */
  readonly extends: RequestRecord | null;
}): RequestRecord {
  const { now, user, input } = by;
  const prepared = prepareRequest({ ...by, reason: input.reason });
  const [problem, ...others] = prepared.problems;
  if (problem) throw problemError([problem, ...others]);
  const { dryRun } = prepared;
  refuseWithoutReason(input, dryRun);
  refuseStrangers(input, dryRun);
  return {
    id: randomUUID(),
    requester: user.id,
    roles: dryRun.roles,
    resources: prepared.resources,
    accessDuration: prepared.accessDuration,
    startAt: input.startAt,
    asked: null,
    extends: input.extends,
    reason: input.reason,
    // What the roles suggest counts where the requester names nobody.
    suggestedReviewers:
      input.suggestedReviewers.length > 0 ? input.suggestedReviewers : dryRun.suggestedReviewers,
    state: 'PENDING',
    created: now,
    pendingUntil: now + (input.pendingFor ?? pendingLifetime),
    approvedAt: null,
    accessUntil: null,
    resolution: '',
    endedBy: null,
    escalations: 0,
    reviews: [],
    comments: [],
  };
}

function refuseWithoutReason(
  { reason }: ApiInput<'requests.create'>,
  { reasonRequired, reasonPrompts }: DryRun,
): void {
  if (!reasonRequired || reason.trim() !== '') return;
  throw new ExpectedError('reason_required', 'Say why you need this: a reason is required.', {
    field: 'reason',
    details: reasonPrompts,
  });
}

function refuseStrangers(
  { suggestedReviewers }: ApiInput<'requests.create'>,
  { reviewers }: DryRun,
): void {
  const strangers = suggestedReviewers.filter((name) => !reviewers.includes(name));
  if (strangers.length === 0) return;
  throw new ExpectedError(
    'invalid_input',
    `${strangers.join(', ')} cannot review this request. Choose somebody else or nobody.`,
    { field: 'suggestedReviewers' },
  );
}
