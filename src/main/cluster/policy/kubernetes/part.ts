import { isExpression, isPattern } from '#shared/lib/pattern-text';
import { ok, type Result } from '#shared/lib/result';
import { compilePattern, type Pattern } from '../patterns';
import type { Coverage } from './coverage';
import { globContains, globsMeet } from './globs';

/** A text that may be literal, a glob or `^…$`, of a rule or of what is asked for. */
export interface Part {
  readonly text: string;
  /** Whether a name fits. */
  readonly fits: Pattern;
}

export function compilePart(text: string): Result<Part> {
  const pattern = compilePattern(text);
  return pattern.ok ? ok({ text, fits: pattern.value }) : pattern;
}

/**
 * How much of what is asked for fits a rule. Literals and globs are decided exactly. Of two patterns with a regular
 * expression among them, other than `*` and equal ones, the answer is `some`: it cannot be ruled out, and each use is
 * decided again by the name that it is for.
 */
export function coverageOf(rule: Part, asked: Part): Coverage {
  if (rule.text === '*' || rule.text === asked.text) return 'all';
  if (!isPattern(asked.text)) return rule.fits(asked.text) ? 'all' : 'none';
  if (!isPattern(rule.text)) return asked.fits(rule.text) ? 'some' : 'none';
  if (isExpression(rule.text) || isExpression(asked.text)) return 'some';
  if (globContains(rule.text, asked.text)) return 'all';
  return globsMeet(rule.text, asked.text) ? 'some' : 'none';
}
