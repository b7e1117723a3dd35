import { RE2JS } from 're2js';
import { isExpression, isPattern } from '#shared/lib/pattern-text';
import { err, ok, type Result } from '#shared/lib/result';
import { estimateSize } from './regex-size';

/** Says whether a whole value fits. */
export type Pattern = (value: string) => boolean;

/** Longer regular expressions are refused: nobody reads them, and they cost memory to compile. */
const maxExpressionLength = 1_000;
/** Instructions after repetitions are written out: time is linear in the value, times this. */
const maxExpressionSize = 1_000;
/** What is surely beyond that is not even compiled. The estimate may be too high by what RE2 simplifies. */
const maxEstimatedSize = 4 * maxExpressionSize;
/** What a group captures is carried along at every step. */
const maxGroups = 32;

/**
 * Compiles a value as role files write it: `^…$` is a regular expression, `*` in anything else stands for any
 * characters, and the rest is literal. Matching takes linear time whatever the pattern (RE2, no backtracking).
 *
 * The expression is compiled as `^(?:…)$`, so that `^a|b$` means "a or b", not "starts with a, or ends with b".
 */
export function compilePattern(text: string): Result<Pattern> {
  if (isExpression(text)) return compileExpression(text);
  if (!text.includes('*')) return ok((value) => value === text);
  return ok(compileGlob(text));
}

/** The one value that a pattern fits, or `null` when it may fit several. */
export function literalOf(text: string): string | null {
  return isPattern(text) ? null : text;
}

function compileExpression(text: string): Result<Pattern> {
  const compiled = compileRegularExpression(text);
  return compiled.ok ? ok((value) => compiled.value.matches(value)) : compiled;
}

/** Compiles a regular expression that may match anywhere in a value, or `^…$`, which matches a whole value. */
export function compileRegularExpression(text: string): Result<RE2JS> {
  if (text.length > maxExpressionLength)
    return err(`the expression is longer than ${maxExpressionLength} characters`);
  const tooLarge = `"${text}" repeats too much. Use smaller counts`;
  if (estimateSize(text) > maxEstimatedSize) return err(tooLarge);
  try {
    const inner = isExpression(text) ? text.slice(1, -1) : text;
    // Compiled alone first: `a)(b` would otherwise close our group and open its own.
    const alone = RE2JS.compile(inner);
    const compiled = isExpression(text) ? RE2JS.compile(`^(?:${inner})$`) : alone;
    if (compiled.programSize() > maxExpressionSize) return err(tooLarge);
    if (compiled.groupCount() > maxGroups)
      return err(`"${text}" has more than ${maxGroups} groups`);
    return ok(compiled);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'it cannot be read';
    const why = message.replace(/^error parsing regexp: /, '');
    return err(`"${text}" is not a regular expression: ${why}`);
  }
}

function compileGlob(text: string): Pattern {
  const [head = '', ...rest] = text.split('*');
  const tail = rest.pop() ?? '';
  const middle = rest.filter((part) => part !== '');
  return (value) => {
    if (value.length < head.length + tail.length) return false;
    if (!value.startsWith(head) || !value.endsWith(tail)) return false;
    const end = value.length - tail.length;
    let at = head.length;
    for (const part of middle) {
      const found = value.indexOf(part, at);
      if (found === -1 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}
