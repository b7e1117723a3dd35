/** What speaks against pasting a text as it is. */
export interface PasteRisk {
  /** Lines that a shell would run one after another; 0 where it does not, and for a single line. */
  readonly lines: number;
  /** Characters that do something else than stand there, or that nobody sees. */
  readonly hidden: number;
}

/** Control characters but for tab and line ends, and what changes the direction or takes no place. */
const hiddenCharacters =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The end of a bracketed paste; in the text itself it would let the rest be typed. */
// oxlint-disable-next-line no-control-regex -- it begins with one
const bracketEnd = /(?:\u001b\[|\u009b)201~/g;

/**
 * What speaks against pasting a text.
 *
 * @param isBracketed the program that reads asked to be told what is pasted, so that it runs no line by itself
 * @returns `null` when nothing does
 */
export function pasteRisk(text: string, isBracketed: boolean): PasteRisk | null {
  const hidden = text.match(hiddenCharacters)?.length ?? 0;
  const count = text.split(/\r\n|\r|\n/).length;
  const lines = isBracketed || count === 1 ? 0 : count;
  return hidden === 0 && lines === 0 ? null : { lines, hidden };
}

export const withoutHidden = (text: string): string => text.replace(hiddenCharacters, '');

/** Never ends a bracketed paste by itself. What would stays readable, so that nothing around it becomes another. */
export const withoutBracketEnd = (text: string): string => text.replace(bracketEnd, '\u241b[201~');

const mostLines = 12;
const mostLength = 2_000;

/** The beginning of a text with what is hidden made visible: control characters as their pictures, others by number. */
export function visibleText(text: string): { readonly shown: string; readonly left: number } {
  const lines = text.split(/\r\n|\r|\n/);
  const shown = lines
    .slice(0, mostLines)
    .join('\n')
    .slice(0, mostLength)
    .replace(hiddenCharacters, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x20) return String.fromCodePoint(0x2400 + code);
      return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    });
  return { shown, left: Math.max(0, lines.length - mostLines) };
}
