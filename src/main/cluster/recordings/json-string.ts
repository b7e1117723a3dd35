import { characterLength } from './utf8';

/** The longest that one byte of UTF-8 becomes: `\u001f`. */
export const longestEscape = 6;

const backslash = 0x5c;

/** How many bytes each byte becomes. */
const lengths = new Uint8Array(256).fill(1);
/** What follows the backslash, for bytes that become two. */
const letters = new Uint8Array(256);
const hexDigits = Buffer.from('0123456789abcdef');

for (let byte = 0; byte < 0x20; byte += 1) lengths[byte] = longestEscape;
for (const [byte, letter] of [
  ...[[8, 'b'] as const, [9, 't'] as const, [10, 'n'] as const, [12, 'f'] as const],
  ...[[13, 'r'] as const, [34, '"'] as const, [backslash, '\\'] as const],
]) {
  lengths[byte] = 2;
  letters[byte] = letter.charCodeAt(0);
}

/**
 * Writes the inside of a JSON string (RFC 8259, section 7), escaping only what must be, with U+FFFD for what is no
 * UTF-8. Terminals print hundreds of megabytes a second, and by way of a string and `JSON.stringify` this would take
 * several times as long and new memory.
 *
 * @param text bytes that should be UTF-8, not cut within a character
 * @param target with room for {@link longestEscape} times as much from `at` on
 * @returns where the text ends in it
 */
export function writeEscaped(text: Uint8Array, target: Uint8Array, at: number): number {
  let position = at;
  for (let index = 0; index < text.length;) {
    const byte = text[index] as number;
    if (byte >= 0x80) {
      const length = characterLength(text, index);
      if (length > 0)
        for (let each = 0; each < length; each += 1)
          target[position + each] = text[index + each] as number;
      else writeReplacement(target, position);
      index += length > 0 ? length : -length;
      position += length > 0 ? length : 3;
      continue;
    }
    index += 1;
    const length = lengths[byte] as number;
    if (length === 1) {
      target[position] = byte;
      position += 1;
      continue;
    }
    target[position] = backslash;
    if (length === 2) target[position + 1] = letters[byte] as number;
    else writeHex(byte, target, position + 1);
    position += length;
  }
  return position;
}

/** U+FFFD */
function writeReplacement(target: Uint8Array, at: number): void {
  target[at] = 0xef;
  target[at + 1] = 0xbf;
  target[at + 2] = 0xbd;
}

/** `u00` and two digits. */
function writeHex(byte: number, target: Uint8Array, at: number): void {
  target[at] = 0x75;
  target[at + 1] = 0x30;
  target[at + 2] = 0x30;
  target[at + 3] = hexDigits[byte >> 4] as number;
  target[at + 4] = hexDigits[byte & 15] as number;
}
