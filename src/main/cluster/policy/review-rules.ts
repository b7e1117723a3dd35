import type { ReviewVerdict } from '#shared/model/access-request';
import type { ReviewRule } from '#shared/model/review-rule';
import { compileRuleCondition, type RuleFacts } from './expression/rule-conditions';
import type { ReviewCondition } from './expression/review-conditions';
import { isInShifts } from './schedule';

/** What the cluster says of a request by itself. */
export interface RuleVerdict {
  readonly verdict: ReviewVerdict;
  /** The name of the rule. */
  readonly rule: string;
  /** What the rule says of itself, or that it could not be told whether it fits. */
  readonly message: string;
}

/**
 * The review that rules give a request: that of the first that denies it, else of the first that approves it, by
 * name; `null` where none fits. All rules together are one reviewer, so that two of them are not two approvals.
 *
 * @param now milliseconds since the epoch
 */
export function verdictOfRules(
  rules: Iterable<ReviewRule>,
  facts: RuleFacts,
  now: number,
): RuleVerdict | null {
  const sorted = [...rules].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const verdictOf = (verdict: ReviewVerdict) => {
    for (const rule of sorted.filter((each) => each.verdict === verdict)) {
      const fits = whetherFits(rule, facts, now);
      if (fits === true) return { verdict, rule: rule.name, message: rule.description };
      // What cannot be told approves nothing, and denies.
      if (fits === 'error' && verdict === 'deny')
        return { verdict, rule: rule.name, message: untold };
    }
    return null;
  };
  return verdictOf('deny') ?? verdictOf('approve');
}

const untold = 'It cannot be told whether this rule fits the request, so it denies it.';

function whetherFits(rule: ReviewRule, facts: RuleFacts, now: number): boolean | 'error' {
  const inTime = rule.shifts === null || isInShifts(rule.shifts, now);
  if (inTime === false) return false;
  const fits = conditionOf(rule)(facts);
  if (fits === false) return false;
  return inTime === 'error' ? 'error' : fits;
}

const compiled = new WeakMap<ReviewRule, ReviewCondition<RuleFacts>>();

/** The condition of a rule, made ready at its first use. What cannot be read cannot be told. */
function conditionOf(rule: ReviewRule): ReviewCondition<RuleFacts> {
  const known = compiled.get(rule);
  if (known) return known;
  const result = compileRuleCondition(rule.condition);
  const condition = result.ok ? result.value : () => 'error' as const;
  compiled.set(rule, condition);
  return condition;
}
