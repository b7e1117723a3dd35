/** Control characters, which command a terminal, and those that turn the order in which the rest is read. */
export const deceptive = /[^\P{Cc}\t\n]|[\u2028-\u202E\u2066-\u2069]/gu;

/** At most this many UTF-16 code units of somebody else's words in one sentence. */
const longestText = 500;

/**
 * Words that others chose (names, labels, what a node or a caller sent) as one line that is safe to show in a
 * terminal and to keep in a log: white space as single spaces, nothing that deceives, cut where it is too long.
 */
export function plainText(text: string, longest = longestText): string {
  const line = text.replace(/\s+/g, ' ').replace(deceptive, '').trim();
  // No half of a character that takes two units.
  return line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
