import { isLocked } from '../identity/sessions';
import type { RuleFacts } from '../policy/expression/rule-conditions';
import { verdictOfRules, type RuleVerdict } from '../policy/review-rules';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { decidedSteps } from './decided';
import { subjectOf } from './review-subject';
import type { Step } from './steps';

type About = Pick<
  RequestRecord,
  'requester' | 'roles' | 'resources' | 'reason' | 'suggestedReviewers'
>;

/**
 * The review that the cluster's rules give a request by themselves; `null` where none fits. Nothing is approved for
 * somebody who is gone or locked.
 */
export function autoReviewOf(state: ClusterState, now: number, request: About): RuleVerdict | null {
  const { requester, roles, reason, resources, suggestedReviewers } = request;
  const user = state.users.get(requester);
  const found = resources.flatMap(({ id }) => state.resource(id) ?? []);
  const told = found.length > 0 && found.length === resources.length;
  const facts: RuleFacts = {
    user: { name: user?.name ?? '', traits: user?.traits ?? {} },
    request: {
      ...{ roles, reason, suggestedReviewers },
      systemAnnotations: subjectOf(state, request).annotations,
      labels: told ? found.map(({ labels }) => labels) : null,
    },
  };
  const rules = [...state.reviewRules.values()].map(({ definition }) => definition);
  const verdict = verdictOfRules(rules, facts, now);
  const stands = user !== undefined && user.deleted === null && !isLocked(state, user);
  return verdict?.verdict === 'approve' && !stands ? null : verdict;
}

/** The making of a request, and what rules make of it at once. */
export function createdSteps(
  state: ClusterState,
  now: number,
  request: RequestRecord,
): readonly Step[] {
  const { roles, resources, reason, accessDuration, startAt, pendingUntil } = request;
  const { extends: prolongs, suggestedReviewers } = request;
  const details = {
    ...{ roles, resources, reason, accessDuration, startAt, pendingUntil },
    ...{ extends: prolongs, suggestedReviewers },
  };
  const created: Step = { request, change: 'created', by: request.requester, details };
  const said = autoReviewOf(state, now, request);
  if (!said) return [created];
  const review = { ...said, request: request.id, author: null, at: now, terms: null };
  return [created, ...decidedSteps(state, now, { request, review })];
}
