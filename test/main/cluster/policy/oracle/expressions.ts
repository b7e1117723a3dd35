import fc from 'fast-check';
import { write, type Made } from './expression';

const texts = ['prod', 'dev', 'a', 'alice', 'DEV', ''];
const text: fc.Arbitrary<Made> = fc
  .constantFrom(...texts)
  .map((value) => ({ type: 'text', value }));

function call(name: string, ...args: Made[]): Made {
  return { type: 'call', name, args };
}

function literal(value: string): Made {
  return { type: 'text', value };
}

/** Conditions over these texts and lists, of a small grammar that holds every function. */
function conditionsOver(named: fc.Arbitrary<Made>, lists: fc.Arbitrary<Made>): fc.Arbitrary<Made> {
  const { condition } = fc.letrec<{ text: Made; list: Made; condition: Made }>((tie) => ({
    text: fc.oneof({ weight: 2, arbitrary: named }, { weight: 1, arbitrary: text }),
    list: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      lists,
      fc.array(tie('text'), { maxLength: 2 }).map((args) => call('set', ...args)),
      fc
        .tuple(fc.constantFrom('strings.upper', 'strings.lower', 'email.local'), tie('list'))
        .map(([name, list]) => call(name, list)),
      tie('list').map((list) => call('regexp.replace', list, literal('^(.*)-ops$'), literal('$1'))),
    ),
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .tuple(fc.constantFrom('contains', 'equals'), tie('list'), tie('text'))
        .filter(([name]) => name === 'contains')
        .map(([name, list, item]) => call(name, list, item)),
      fc
        .tuple(fc.constantFrom('contains_any', 'contains_all', 'equals'), tie('list'), tie('list'))
        .map(([name, list, items]) => call(name, list, items)),
      fc
        .tuple(tie('list'), fc.constantFrom('d*', '^(prod|a)$', '*', 'alice'))
        .map(([list, pattern]) => call('regexp.match', list, literal(pattern))),
      fc
        .tuple(fc.constantFrom('==' as const, '!=' as const), tie('text'), tie('text'))
        .map(([sign, left, right]): Made => ({ type: 'join', sign, parts: [left, right] })),
      fc
        .tuple(fc.constantFrom('&&' as const, '||' as const), tie('condition'), tie('condition'))
        .map(([sign, left, right]): Made => ({ type: 'join', sign, parts: [left, right] })),
      tie('condition').map((part): Made => ({ type: 'not', part })),
    ),
  }));
  return condition;
}

const labelText = fc.oneof(
  fc.constantFrom('env', 'team', 'constructor').map((key): Made => {
    return { type: 'label', key, written: `labels["${key}"]` };
  }),
  fc.constant<Made>({ type: 'name', name: 'user.metadata.name' }),
);
const userLists = fc.oneof(
  fc.constantFrom('team', 'logins', 'email', 'constructor').map((key): Made => {
    return { type: 'trait', key, written: `user.spec.traits["${key}"]` };
  }),
  fc.constantFrom('*', 'e*', '^team|env$').map((key) => call('labels_matching', literal(key))),
);

/** Written conditions for `<kind>_labels_expression`. */
export const labelsExpression = conditionsOver(labelText, userLists).map(write);

const reviewText = fc
  .constantFrom('request.reason', 'review.reason')
  .map((name): Made => ({ type: 'name', name }));
const reviewLists = fc.oneof(
  fc.constantFrom('reviewer.roles', 'request.roles').map((name): Made => ({ type: 'name', name })),
  fc.constantFrom('team', 'email').map((key): Made => {
    return { type: 'trait', key, written: `reviewer.traits["${key}"]` };
  }),
  fc
    .constantFrom('request.system_annotations["team"]', 'review.annotations["team"]')
    .map((name): Made => ({ type: 'name', name })),
);

/** Written conditions for the `filter` of a threshold. */
export const thresholdFilter = conditionsOver(reviewText, reviewLists).map(write);
