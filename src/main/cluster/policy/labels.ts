import { err, ok, type Result } from '#shared/lib/result';
import type { Labels } from '#shared/model/resource';
import type { LabelSelector, Traits } from '#shared/model/role';
import { compilePattern, literalOf, type Pattern } from './patterns';
import { expandTemplate, parseTemplate, type Template } from './traits';

/** Which values of one label fit: one of the literals, or one of the patterns. */
export interface KeyRule {
  readonly key: string;
  readonly literals: ReadonlySet<string>;
  readonly patterns: readonly Pattern[];
}

/** A selector for one user. Without rules it fits everything or nothing. */
export interface BoundSelector {
  readonly everything: boolean;
  readonly rules: readonly KeyRule[];
}

/** What a selector says to a resource's labels; `key` is the first key that fits (or does not). */
export type LabelMatch =
  | { readonly matched: true; readonly key: string }
  | { readonly matched: false; readonly key: string | null };

interface CompiledKey extends KeyRule {
  readonly templates: readonly Template[];
}

/** A selector, compiled once for each role. */
export interface CompiledSelector {
  readonly everything: boolean;
  readonly rules: readonly CompiledKey[];
}

/** Whether a selector holds `'*': '*'`, which matches everything whatever else stands beside it. */
export function matchesEverything(selector: LabelSelector): boolean {
  const values = Object.hasOwn(selector, '*') ? selector['*'] : undefined;
  return values?.length === 1 && values[0] === '*';
}

/**
 * Compiles a selector. Keys are ANDed, values of a key ORed, the key must exist; a value is literal, a glob or
 * `^…$`; an empty selector matches nothing.
 *
 * @returns an error that names the key and the value that cannot be read
 */
export function compileSelector(selector: LabelSelector): Result<CompiledSelector> {
  const rules: CompiledKey[] = [];
  for (const [key, values] of Object.entries(selector)) {
    const rule = compileKey(key, values);
    if (!rule.ok) return rule;
    rules.push(rule.value);
  }
  return ok({ everything: matchesEverything(selector), rules });
}

function compileKey(key: string, values: readonly string[]): Result<CompiledKey> {
  const templates: Template[] = [];
  const literals = new Set<string>();
  const patterns: Pattern[] = [];
  for (const value of values) {
    const template = parseTemplate(value);
    if (!template.ok) return err(`${key}: ${template.error}`);
    if (template.value.type !== 'literal') {
      templates.push(template.value);
      continue;
    }
    const pattern = compilePattern(value);
    if (!pattern.ok) return err(`${key}: ${pattern.error}`);
    const literal = literalOf(value);
    if (literal === null) patterns.push(pattern.value);
    else literals.add(literal);
  }
  return ok({ key, templates, literals, patterns });
}

/**
 * Fits a compiled selector to one user's traits. A trait's value counts as if it stood in the file; one that
 * cannot be read as a pattern fits nothing in an allow selector, and everything in a deny selector.
 */
export function bindSelector(
  selector: CompiledSelector,
  traits: Traits,
  effect: 'allow' | 'deny',
): BoundSelector {
  if (selector.everything) return { everything: true, rules: [] };
  const rules = selector.rules.map((rule) => {
    if (rule.templates.length === 0) return rule;
    const otherwise = effect === 'deny' ? ['*'] : [];
    const values = rule.templates.flatMap((each) => expandTemplate(each, traits, otherwise));
    const literals = new Set(rule.literals);
    const patterns = [...rule.patterns];
    for (const value of values) {
      const literal = literalOf(value);
      if (literal === null) patterns.push(patternOr(value, effect === 'deny'));
      else literals.add(literal);
    }
    return { key: rule.key, literals, patterns };
  });
  return { everything: false, rules };
}

function patternOr(value: string, unreadable: boolean): Pattern {
  const pattern = compilePattern(value);
  return pattern.ok ? pattern.value : () => unreadable;
}

/** Whether a selector fits labels, and the key that says so. */
export function matchLabels(selector: BoundSelector, labels: Labels): LabelMatch {
  if (selector.everything) return { matched: true, key: '*' };
  if (selector.rules.length === 0) return { matched: false, key: null };
  for (const rule of selector.rules)
    if (!fitsKey(rule, labels)) return { matched: false, key: rule.key };
  return { matched: true, key: selector.rules[0]?.key ?? '*' };
}

function fitsKey({ key, literals, patterns }: KeyRule, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  return value !== undefined && (literals.has(value) || patterns.some((fits) => fits(value)));
}

/** A selector in words: `env is staging and team is a or b`. */
export function describeSelector(selector: LabelSelector): string {
  if (matchesEverything(selector)) return 'any labels';
  return Object.entries(selector)
    .map(([key, values]) => `${key} is ${values.length === 0 ? 'nothing' : values.join(' or ')}`)
    .join(' and ');
}
