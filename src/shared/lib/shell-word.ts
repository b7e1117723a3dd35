/** A text in single quotes, as one word for a POSIX shell whatever it holds. */
export function quotedWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
