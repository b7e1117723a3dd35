import type { ResourceKind } from '#shared/model/resource';
import type { Bearer, Role } from '#shared/model/role';
import { fieldsOf } from './kinds';
import { matchesEverything } from './labels';
import { expandTemplate, parseTemplate } from './traits';

/**
 * Which resources of a kind one side of a role means for somebody, in words: `all machines`,
 * `machines with env = prod or test and team = web`. None where it means nothing; several where any of them is enough.
 */
export function selectionWords(
  role: Role,
  effect: 'allow' | 'deny',
  kind: ResourceKind,
  bearer: Bearer,
): readonly string[] {
  const { labels, plural } = fieldsOf[kind];
  const selector = role.spec[effect][labels];
  const expression = role.spec[effect][`${labels}_expression`];
  const keys = Object.entries(selector).map(([key, values]) => ({
    key,
    values: values.flatMap((value) => filledIn(value, bearer)),
  }));
  const where = expression === '' ? [] : [`where ${expression}`];
  if (matchesEverything(selector))
    return effect === 'allow' && expression !== ''
      ? [`${plural} ${where.join('')}`]
      : [`all ${plural}`];
  // A label of which no value is left, such as one from a trait that the user has not, fits nothing.
  const fits = keys.length > 0 && keys.every(({ values }) => values.length > 0);
  const words = keys.map(({ key, values }) => `${key} = ${values.join(' or ')}`).join(' and ');
  const bySelector = fits ? [`with ${words}`] : [];
  if (effect === 'deny') return [...bySelector, ...where].map((which) => `${plural} ${which}`);
  if (keys.length > 0 && !fits) return [];
  const both = [...bySelector, ...where].join(' and ');
  return both === '' ? [] : [`${plural} ${both}`];
}

/** What a value of a role file stands for with somebody's traits. */
export function filledIn(value: string, { traits }: Bearer): readonly string[] {
  const template = parseTemplate(value);
  return template.ok ? expandTemplate(template.value, traits) : [];
}
