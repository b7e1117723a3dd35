import type { Result } from '#shared/lib/result';
import type { PrincipalType } from '#shared/model/principal';
import { loginSchema, principalValueSchema } from '#shared/model/principal-schema';
import type { LabelSelector } from '#shared/model/role';
import type { ClaimRule, Threshold } from '#shared/model/role-requests';
import type { ListsByName } from '#shared/model/role-values';
import { compileClaims } from '../claims';
import { compileThresholdFilter } from '../expression/review-conditions';
import { fieldsOf, starGivesAny, typeWords, type PrincipalField } from '../kinds';
import type { EntryFinding } from '../kubernetes/findings';
import { matchesEverything } from '../labels';
import { compileMatcher } from '../matchers';
import { compilePattern } from '../patterns';
import { parseTemplate } from '../traits';

/** A finding about one field of a role, by its dotted path; within a check, from the checked field on. */
export interface Finding {
  readonly path: string;
  readonly text: string;
}

/** What a check found. */
export interface Said {
  readonly problems?: readonly Finding[];
  /** What is understood and has no effect, and what deserves a second look. */
  readonly notes?: readonly Finding[];
}

export type Effect = 'allow' | 'deny';

function atEach(values: readonly string[], textOf: (value: string) => string | null): Finding[] {
  return values.flatMap((value, index) => {
    const text = textOf(value);
    return text === null ? [] : [{ path: String(index), text }];
  });
}

const errorOf = (result: Result<unknown>): string | null => (result.ok ? null : result.error);

/** Values that may be templates, and patterns where they are none. */
function patternProblem(value: string): string | null {
  const template = parseTemplate(value);
  if (!template.ok) return template.error;
  return template.value.type === 'literal' ? errorOf(compilePattern(value)) : null;
}

export function checkSelector(selector: LabelSelector): Said {
  const hidden = matchesEverything(selector) && Object.keys(selector).length > 1;
  return {
    problems: underKeys(selector, patternProblem),
    notes: hidden ? [{ path: '', text: `holds '*': '*', so its other labels have no effect` }] : [],
  };
}

function underKeys(lists: ListsByName, textOf: (value: string) => string | null): Finding[] {
  return Object.entries(lists).flatMap(([key, values]) =>
    atEach(values, textOf).map(({ path, text }) => ({ path: `${key}.${path}`, text })),
  );
}

/** Text that says a condition; empty says none. */
export function checkExpression(
  text: string,
  compile: (text: string) => Result<unknown, { readonly message: string }>,
): Said {
  if (text === '') return {};
  const compiled = compile(text);
  return compiled.ok ? {} : { problems: [{ path: '', text: compiled.error.message }] };
}

const typeOfField: ReadonlyMap<PrincipalField, PrincipalType> = new Map(
  Object.values(fieldsOf).flatMap(({ principals }) =>
    principals.map(([type, field]): [PrincipalField, PrincipalType] => [field, type]),
  ),
);

export function checkPrincipals(
  field: PrincipalField,
  values: readonly string[],
  effect: Effect,
): Said {
  if (effect === 'deny') return { problems: atEach(values, patternProblem) };
  return {
    problems: atEach(values, (value) => errorOf(parseTemplate(value))),
    notes: atEach(values, (value) => whyGivesNothing(field, value)),
  };
}

function whyGivesNothing(field: PrincipalField, value: string): string | null {
  const template = parseTemplate(value);
  const type = typeOfField.get(field);
  if (!template.ok || template.value.type !== 'literal' || type === undefined) return null;
  const schema = field === 'logins' ? loginSchema : principalValueSchema;
  if (schema.safeParse(value).success || (value === '*' && starGivesAny(type))) return null;
  return `gives nothing: "${value}" is no ${typeWords[type]} that a certificate could carry`;
}

export function checkMatchers(values: readonly string[]): Said {
  return { problems: atEach(values, (value) => errorOf(compileMatcher(value))) };
}

/** Names that stand for themselves, where one might expect a pattern to work. */
export function checkNames(values: readonly string[]): Said {
  return {
    notes: atEach(values, (name) =>
      name.includes('*') || name.startsWith('^')
        ? `takes names only: "${name}" is no pattern here`
        : null,
    ),
  };
}

export function checkClaims(claims: readonly ClaimRule[]): Said {
  const problems = claims.flatMap((claim, index) => {
    const compiled = compileClaims([claim]);
    return compiled.ok ? [] : [{ path: String(index), text: compiled.error }];
  });
  return { problems };
}

export function checkAnnotations(annotations: ListsByName, effect: Effect): Said {
  const check = (value: string) =>
    errorOf(effect === 'allow' ? parseTemplate(value) : compileMatcher(value));
  return { problems: underKeys(annotations, check) };
}

export function checkThresholds(thresholds: readonly Threshold[]): Said {
  const problems = thresholds.flatMap(({ filter }, index) =>
    (checkExpression(filter, compileThresholdFilter).problems ?? []).map(({ text }) => ({
      path: `${index}.filter`,
      text,
    })),
  );
  const never = thresholds.length > 0 && thresholds.every(({ approve }) => approve === 0);
  const text = 'approves at no number of reviews: what this role offers is never approved';
  return { problems, notes: never ? [{ path: '', text }] : [] };
}

/** Findings about the entries of a list. */
export function ofEntries(findings: readonly EntryFinding[]): Finding[] {
  return findings.map(({ index, field, text }) => ({ path: `${index}.${field}`, text }));
}
