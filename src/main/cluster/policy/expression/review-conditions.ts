import { ok, type Result } from '#shared/lib/result';
import type { Traits } from '#shared/model/role';
import { traitValues } from '../trait-values';
import { compileCondition, type Environment } from './check';
import { conditionFunctions, listMethods } from './functions';
import type { ExpressionProblem } from './problem';
import { evaluate, type Variable } from './values';

/** Lists of values by name, as role files write `annotations`. */
export type Annotations = Readonly<Record<string, readonly string[]>>;

/** Who reviews what. */
export interface WhereFacts {
  readonly reviewer: { readonly roles: readonly string[]; readonly traits: Traits };
  readonly request: {
    readonly roles: readonly string[];
    readonly reason: string;
    readonly systemAnnotations: Annotations;
  };
}

/** The same, and what the reviewer said. */
export interface ReviewFacts extends WhereFacts {
  readonly review: { readonly reason: string; readonly annotations: Annotations };
}

/** A condition made ready once: `error` where a function cannot work with a value. */
export type ReviewCondition<Facts> = (facts: Facts) => boolean | 'error';

function whereVariables<Facts extends WhereFacts>(): [string, Variable<Facts>][] {
  return [
    ['reviewer.roles', { type: 'list', of: ({ reviewer }) => reviewer.roles }],
    [
      'reviewer.traits',
      { type: 'lists', of: ({ reviewer }, name) => traitValues(reviewer.traits, name) },
    ],
    ['request.roles', { type: 'list', of: ({ request }) => request.roles }],
    ['request.reason', { type: 'text', of: ({ request }) => request.reason }],
    [
      'request.system_annotations',
      { type: 'lists', of: ({ request }, name) => annotation(request.systemAnnotations, name) },
    ],
  ];
}

const whereEnvironment: Environment<WhereFacts> = {
  variables: new Map(whereVariables<WhereFacts>()),
  functions: conditionFunctions<WhereFacts>(),
  methods: listMethods<WhereFacts>(),
};

const filterEnvironment: Environment<ReviewFacts> = {
  variables: new Map<string, Variable<ReviewFacts>>([
    ...whereVariables<ReviewFacts>(),
    ['review.reason', { type: 'text', of: ({ review }) => review.reason }],
    [
      'review.annotations',
      { type: 'lists', of: ({ review }, name) => annotation(review.annotations, name) },
    ],
  ]),
  functions: conditionFunctions<ReviewFacts>(),
  methods: listMethods<ReviewFacts>(),
};

/**
 * Compiles the `where` of `review_requests`; an empty one always holds. `error` counts as not fitting in an allow
 * rule, and as fitting in a deny rule.
 */
export function compileWhere(text: string): Result<ReviewCondition<WhereFacts>, ExpressionProblem> {
  return compileReviewCondition(text, whereEnvironment);
}

/**
 * Compiles the `filter` of a threshold; an empty one fits every review. At `error` a denial counts there, and an
 * approval does not.
 */
export function compileThresholdFilter(
  text: string,
): Result<ReviewCondition<ReviewFacts>, ExpressionProblem> {
  return compileReviewCondition(text, filterEnvironment);
}

function compileReviewCondition<Facts>(
  text: string,
  environment: Environment<Facts>,
): Result<ReviewCondition<Facts>, ExpressionProblem> {
  if (text.trim() === '') return ok(() => true);
  const condition = compileCondition(text, environment);
  return condition.ok ? ok((facts) => evaluate(condition.value, facts)) : condition;
}

function annotation(annotations: Annotations, name: string): readonly string[] {
  return Object.hasOwn(annotations, name) ? (annotations[name] ?? []) : [];
}
