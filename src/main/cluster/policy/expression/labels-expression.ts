import { ok, type Result } from '#shared/lib/result';
import type { Labels } from '#shared/model/resource';
import type { Traits } from '#shared/model/role';
import { compilePattern, type Pattern } from '../patterns';
import { traitValues } from '../trait-values';
import type { Arguments } from './arguments';
import { compileCondition, type Environment } from './check';
import { conditionFunctions, listMethods, type FunctionSpec } from './functions';
import type { ExpressionProblem } from './problem';
import { evaluate, type Value, type Variable } from './values';

interface LabelFacts {
  readonly labels: Labels;
  readonly user: string;
  readonly trait: (name: string) => readonly string[];
}

/** What a `*_labels_expression` of a role says, made ready once, whoever holds the role. */
export interface LabelsExpression {
  readonly holds: (facts: LabelFacts) => boolean;
}

const environment: Environment<LabelFacts> = {
  variables: new Map<string, Variable<LabelFacts>>([
    ['labels', { type: 'texts', of: ({ labels }, key) => labelOf(labels, key) }],
    ['user.spec.traits', { type: 'lists', of: ({ trait }, name) => trait(name) }],
    ['user.metadata.name', { type: 'text', of: ({ user }) => user }],
  ]),
  functions: new Map<string, FunctionSpec<LabelFacts>>([
    ...conditionFunctions<LabelFacts>(),
    ['labels_matching', { usage: 'labels_matching("project-*")', read: readLabelsMatching }],
  ]),
  methods: listMethods<LabelFacts>(),
};

/** Compiles an expression over `labels`, `user.spec.traits` and `user.metadata.name`. */
export function compileLabelsExpression(text: string): Result<LabelsExpression, ExpressionProblem> {
  const condition = compileCondition(text, environment);
  return condition.ok ? ok({ holds: condition.value }) : condition;
}

/**
 * Fits an expression to one user.
 *
 * A label that is missing is the empty text, a trait that is missing the empty list. What comes out is `error` where a
 * function cannot work with a value: that allows nothing, and denies.
 */
export function bindLabelsExpression(
  { holds }: LabelsExpression,
  user: { readonly name: string; readonly traits: Traits },
): (labels: Labels) => boolean | 'error' {
  const known = new Map<string, readonly string[]>();
  const trait = (name: string) => {
    const values = known.get(name) ?? traitValues(user.traits, name);
    known.set(name, values);
    return values;
  };
  return (labels) => evaluate(holds, { labels, user: user.name, trait });
}

function labelOf(labels: Labels, key: string): string {
  return Object.hasOwn(labels, key) ? (labels[key] ?? '') : '';
}

function readLabelsMatching(args: Arguments<LabelFacts>): Value<LabelFacts> {
  const fits: Pattern = args.literal(compilePattern);
  return args.end({
    type: 'list',
    of: ({ labels }) =>
      Object.entries(labels).flatMap(([key, value]) => (fits(key) ? [value] : [])),
  });
}
