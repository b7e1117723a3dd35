import type { Role } from '#shared/model/role';
import type { Threshold as ThresholdRule } from '#shared/model/role-requests';
import {
  compileThresholdFilter,
  compileWhere,
  type ReviewCondition,
  type ReviewFacts,
  type WhereFacts,
} from './expression/review-conditions';

/** The conditions of a role, made ready at their first use. What cannot be read never fits, and always denies. */
interface Conditions {
  readonly allowWhere: ReviewCondition<WhereFacts>;
  readonly denyWhere: ReviewCondition<WhereFacts>;
  readonly filters: ReadonlyMap<ThresholdRule, ReviewCondition<ReviewFacts>>;
}

const known = new WeakMap<Role, Conditions>();

function conditionsOf(role: Role): Conditions {
  const made = known.get(role);
  if (made) return made;
  const { allow, deny } = role.spec;
  const unreadable = () => 'error' as const;
  const where = (text: string) => {
    const compiled = compileWhere(text);
    return compiled.ok ? compiled.value : unreadable;
  };
  const filterOf = (text: string) => {
    const compiled = compileThresholdFilter(text);
    return compiled.ok ? compiled.value : unreadable;
  };
  const conditions: Conditions = {
    allowWhere: where(allow.review_requests.where),
    denyWhere: where(deny.review_requests.where),
    filters: new Map(allow.request.thresholds.map((each) => [each, filterOf(each.filter)])),
  };
  known.set(role, conditions);
  return conditions;
}

/** Whether the `where` of a role's `review_requests` holds; an error allows nothing and denies. */
export function whereHolds(role: Role, effect: 'allow' | 'deny', facts: WhereFacts): boolean {
  const { allowWhere, denyWhere } = conditionsOf(role);
  const answer = (effect === 'allow' ? allowWhere : denyWhere)(facts);
  return answer === 'error' ? effect === 'deny' : answer;
}

/** Whether a review counts towards a threshold of a role; at an error a denial does and an approval does not. */
export function countsTowards(
  role: Role,
  threshold: ThresholdRule,
  verdict: 'approve' | 'deny',
  facts: ReviewFacts,
): boolean {
  const answer = conditionsOf(role).filters.get(threshold)?.(facts) ?? 'error';
  return answer === 'error' ? verdict === 'deny' : answer;
}
