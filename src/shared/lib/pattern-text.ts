/** Whether a text is written as a regular expression: `^…$`. */
export function isExpression(text: string): boolean {
  return text.length >= 2 && text.startsWith('^') && text.endsWith('$');
}

/** Whether a text stands for more than itself: it holds a `*`, or is a regular expression. */
export function isPattern(text: string): boolean {
  return isExpression(text) || text.includes('*');
}
