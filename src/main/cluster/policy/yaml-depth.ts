import { Lexer } from 'yaml';

/** Deeper in a line nothing is read: each level of a block takes at least one column. */
const maxIndent = 256;
/** What the lexer says in front of a text without quotes, which might look like a sign. */
const scalarFollows = '\u001F';
const steps: ReadonlyMap<string, number> = new Map([
  ['[', 1],
  ['{', 1],
  [']', -1],
  ['}', -1],
]);

/**
 * The first line at which a YAML text is nested deeper than so many levels of `[`, `{`, or `- - -` in one line, or
 * indented very far; `null` for none. Found without recursion: the parser recurses, and V8 ends the whole process
 * when it runs out of stack while it compiles a regular expression.
 */
export function tooDeepAt(text: string, maxDepth: number): number | null {
  let line = 1;
  let flow = 0;
  let started = 0;
  let isFirst = true;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    const isText: boolean = isScalar;
    isScalar = !isText && token === scalarFollows;
    if (isFirst && token.startsWith(' ') && token.length > maxIndent && !isText) return line;
    if (!isText) {
      flow = Math.max(0, flow + (steps.get(token) ?? 0));
      started += token === '-' || token === '?' ? 1 : 0;
    }
    if (flow > maxDepth || started > maxDepth) return line;
    line += newlines(token);
    isFirst = token.endsWith('\n');
    if (isFirst) started = 0;
  }
  return null;
}

function newlines(token: string): number {
  return token.split('\n').length - 1;
}
