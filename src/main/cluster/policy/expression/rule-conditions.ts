import type { Result } from '#shared/lib/result';
import type { Labels } from '#shared/model/resource';
import type { Traits } from '#shared/model/role';
import { traitValues } from '../trait-values';
import type { Arguments } from './arguments';
import { compileCondition, type Environment } from './check';
import { conditionFunctions, listMethods, type Functions } from './functions';
import type { ExpressionProblem } from './problem';
import type { Annotations, ReviewCondition } from './review-conditions';
import { EvaluationError, evaluate, type Value, type Variable } from './values';

/** Who asks for what, for rules by which the cluster reviews by itself. */
export interface RuleFacts {
  readonly user: { readonly name: string; readonly traits: Traits };
  readonly request: {
    readonly roles: readonly string[];
    readonly reason: string;
    readonly suggestedReviewers: readonly string[];
    readonly systemAnnotations: Annotations;
    /** Of each resource; `null` where that cannot be told: roles reach what they reach. */
    readonly labels: readonly Labels[] | null;
  };
}

/** The names are Teleport's, so that its rules can be read here. */
const variables = new Map<string, Variable<RuleFacts>>([
  ['access_request.spec.roles', { type: 'list', of: ({ request }) => request.roles }],
  ['access_request.spec.user', { type: 'text', of: ({ user }) => user.name }],
  ['access_request.spec.request_reason', { type: 'text', of: ({ request }) => request.reason }],
  [
    'access_request.spec.suggested_reviewers',
    { type: 'list', of: ({ request }) => request.suggestedReviewers },
  ],
  [
    'access_request.spec.system_annotations',
    {
      type: 'lists',
      of: ({ request: { systemAnnotations: all } }, name) =>
        Object.hasOwn(all, name) ? (all[name] ?? []) : [],
    },
  ],
  [
    'access_request.spec.resource_labels_union',
    { type: 'lists', of: (facts, key) => [...new Set(valuesOf(facts, key).flat())] },
  ],
  [
    'access_request.spec.resource_labels_intersection',
    { type: 'lists', of: (facts, key) => inEach(valuesOf(facts, key)) },
  ],
  ['user.traits', { type: 'lists', of: ({ user }, name) => traitValues(user.traits, name) }],
]);

/** The values of a label by resource: one or none each. */
function valuesOf({ request: { labels } }: RuleFacts, key: string): readonly string[][] {
  if (labels === null) throw new EvaluationError('It names no resources, or one that is gone.');
  return labels.map((each) => (Object.hasOwn(each, key) ? [each[key] ?? ''] : []));
}

function inEach([first = [], ...others]: readonly string[][]): readonly string[] {
  return first.filter((value) => others.every((values) => values.includes(value)));
}

function ruleFunctions(): Functions<RuleFacts> {
  return new Map([
    ...conditionFunctions<RuleFacts>(),
    ['is_empty', { usage: 'is_empty(list)', read: readIsEmpty }],
  ]);
}

/** Some functions may be written behind a list as well. */
function ruleMethods(): Functions<RuleFacts> {
  const known = conditionFunctions<RuleFacts>();
  const also = ['contains_any', 'contains_all'].flatMap((name) => {
    const spec = known.get(name);
    return spec ? [[name, { ...spec, usage: `list.${name}(items)` }] as const] : [];
  });
  return new Map([
    ...listMethods<RuleFacts>(),
    ...also,
    ['is_empty', { usage: 'list.is_empty()', read: readIsEmpty }],
  ]);
}

function readIsEmpty(args: Arguments<RuleFacts>): Value<RuleFacts> {
  const list = args.list();
  return args.end({ type: 'condition', of: (facts) => list(facts).length === 0 });
}

const environment: Environment<RuleFacts> = {
  variables,
  functions: ruleFunctions(),
  methods: ruleMethods(),
};

/**
 * Compiles the condition of a rule that reviews. At `error` a rule that approves does not fit, and one that denies
 * does.
 */
export function compileRuleCondition(
  text: string,
): Result<ReviewCondition<RuleFacts>, ExpressionProblem> {
  const condition = compileCondition(text, environment);
  if (!condition.ok) return condition;
  return { ok: true, value: (facts) => evaluate(condition.value, facts) };
}
