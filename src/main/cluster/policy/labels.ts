import { err, ok, type Result } from '#shared/lib/result';
import type { Labels } from '#shared/model/resource';
import type { LabelSelector, Traits } from '#shared/model/role';
import { compilePattern, type Pattern } from './patterns';
import { expandTemplate, parseTemplate, type Template } from './traits';

/** What a selector says to a resource's labels; `key` is the first key that fits (or does not). */
export type LabelMatch =
  | { readonly matched: true; readonly key: string }
  | { readonly matched: false; readonly key: string | null };

/** A compiled selector for one user. */
export type LabelMatcher = (labels: Labels) => LabelMatch;

interface KeyRule {
  readonly key: string;
  readonly templates: readonly Template[];
  readonly patterns: readonly Pattern[];
}

/** A selector, compiled once for each role. */
export interface CompiledSelector {
  readonly empty: boolean;
  readonly everything: boolean;
  readonly rules: readonly KeyRule[];
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
  const rules: KeyRule[] = [];
  for (const [key, values] of Object.entries(selector)) {
    const rule = compileKey(key, values);
    if (!rule.ok) return rule;
    rules.push(rule.value);
  }
  return ok({ empty: rules.length === 0, everything: matchesEverything(selector), rules });
}

function compileKey(key: string, values: readonly string[]): Result<KeyRule> {
  const templates: Template[] = [];
  const patterns: Pattern[] = [];
  for (const value of values) {
    const template = parseTemplate(value);
    if (!template.ok) return err(`${key}: ${template.error}`);
    if (template.value.type === 'trait') {
      templates.push(template.value);
      continue;
    }
    const pattern = compilePattern(value);
    if (!pattern.ok) return err(`${key}: ${pattern.error}`);
    patterns.push(pattern.value);
  }
  return ok({ key, templates, patterns });
}

/**
 * Fits a compiled selector to one user's traits. A trait's value counts as if it stood in the file; one that
 * cannot be read as a pattern fits nothing in an allow selector, and everything in a deny selector.
 */
export function bindSelector(
  selector: CompiledSelector,
  traits: Traits,
  effect: 'allow' | 'deny',
): LabelMatcher {
  if (selector.empty) return () => ({ matched: false, key: null });
  if (selector.everything) return () => ({ matched: true, key: '*' });
  const rules = selector.rules.map((rule) => ({
    key: rule.key,
    patterns: [...rule.patterns, ...traitPatterns(rule.templates, traits, effect)],
  }));
  return (labels) => {
    for (const { key, patterns } of rules) {
      const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
      if (value === undefined || !patterns.some((fits) => fits(value)))
        return { matched: false, key };
    }
    return { matched: true, key: rules[0]?.key ?? '*' };
  };
}

function traitPatterns(
  templates: readonly Template[],
  traits: Traits,
  effect: 'allow' | 'deny',
): Pattern[] {
  return templates
    .flatMap((template) => expandTemplate(template, traits))
    .map((value) => {
      const pattern = compilePattern(value);
      return pattern.ok ? pattern.value : () => effect === 'deny';
    });
}

/** A selector in words: `env is staging and team is a or b`. */
export function describeSelector(selector: LabelSelector): string {
  if (matchesEverything(selector)) return 'any labels';
  return Object.entries(selector)
    .map(([key, values]) => `${key} is ${values.length === 0 ? 'nothing' : values.join(' or ')}`)
    .join(' and ');
}
