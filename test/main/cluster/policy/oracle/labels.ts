import type { Labels } from '#shared/model/resource';
import type { Bearer } from '#shared/model/role';
import type { ListsByName } from '#shared/model/role-values';
import { holds } from './expression';
import { filledIn, fits, workable } from './text';

export type Effect = 'allow' | 'deny';

/** Keys are ANDed, values of one ORed, the key must be there; nothing written is nothing selected. */
export function selects(
  selector: ListsByName,
  { labels, bearer, effect }: { labels: Labels; bearer: Bearer; effect: Effect },
): boolean {
  const keys = Object.entries(selector);
  if (keys.some(([key, values]) => key === '*' && values.length === 1 && values[0] === '*'))
    return true;
  const fitting = keys.filter(([key, values]) => {
    const label = Object.entries(labels).find(([name]) => name === key);
    if (!label) return false;
    return values.some((value) => {
      const meant = workable(() => filledIn(value, bearer.traits), effect === 'allow' ? [] : ['*']);
      return meant.some((each) => fits(each, label[1]));
    });
  });
  return keys.length > 0 && fitting.length === keys.length;
}

interface Speaking {
  readonly selector: ListsByName;
  readonly expression: string;
  readonly labels: Labels;
  readonly bearer: Bearer;
}

/** In allow both forms must hold, and one that is not written says nothing; in deny one is enough. */
export function speaksOf(effect: Effect, speaking: Speaking): boolean {
  const { selector, expression, labels, bearer } = speaking;
  const bySelector = selects(selector, { labels, bearer, effect });
  if (expression === '') return bySelector;
  const traits = bearer.traits;
  const byExpression = workable(
    () => holds(expression, { labels, traits, texts: { 'user.metadata.name': bearer.name } }),
    effect === 'deny',
  );
  if (effect === 'deny') return bySelector || byExpression;
  const onlyExpression = Object.keys(selector).length === 0;
  return byExpression && (onlyExpression || bySelector);
}
