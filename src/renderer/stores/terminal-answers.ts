/**
 * What a terminal sends by itself: answers to questions of a program (attributes, status, position, modes, colours,
 * window), where the mouse is, and whether it has the keyboard. ECMA-48 and xterm's control sequences.
 */
const answers = [
  // CSI … c, n, R, t, u, $y, with a `?`, `>` or `=` in front where it is private.
  '\\u001b\\[[?>=]?[0-9;]*(?:c|n|t|\\$y)',
  '\\u001b\\[\\?[0-9;]*(?:R|u)',
  '\\u001b\\[[0-9]{1,4};[0-9]{1,4}R',
  // Mouse.
  '\\u001b\\[<[0-9;]+[Mm]',
  '\\u001b\\[[0-9;]+M',
  '\\u001b\\[M[\\s\\S]{3}',
  // Focus.
  '\\u001b\\[[IO]',
  // DCS and OSC.
  '\\u001b[P\\]][\\s\\S]*?(?:\\u001b\\\\|\\u0007)',
];
const onlyAnswers = new RegExp(`^(?:${answers.join('|')})+$`);
/** F3 with Shift, Alt and so on looks like a position in the first line. */
// oxlint-disable-next-line no-control-regex -- so does a key
const modifiedF3 = /^\u001b\[1;[2-8]R$/;

/** Whether a text that a terminal sends was said by itself, and not typed or pasted by a person. */
export function isAnswer(text: string): boolean {
  return text.startsWith('\u001b') && onlyAnswers.test(text) && !modifiedF3.test(text);
}
