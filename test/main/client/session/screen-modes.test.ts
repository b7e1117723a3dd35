import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScreenModes } from '#main/client/session/screen-modes';

function after(...pieces: readonly string[]): string {
  const modes = new ScreenModes();
  for (const piece of pieces) modes.read(Buffer.from(piece, 'latin1'));
  return modes.restore();
}

describe('the modes of a terminal', () => {
  it.each([
    ['plain text', '\x1b[31mred\x1b[0m\r\n\x1b]0;title\x07', ''],
    ['an editor', '\x1b[?1049h\x1b[?1h\x1b[?25l', '\x1b[?1049h\x1b[?1h\x1b[?25l'],
    ['an editor that was left', '\x1b[?1049h\x1b[?25l text \x1b[?25h\x1b[?1049l', ''],
    ['several in one', '\x1b[?1002;1006;2004h', '\x1b[?1002h\x1b[?1006h\x1b[?2004h'],
    ['a full reset', '\x1b[?1049h\x1bc\x1b[?2004h', '\x1b[?2004h'],
    ['what is no known mode', '\x1b[?12h\x1b[?99999999999999999h\x1b[?h', ''],
    ['questions and answers', '\x1b[?1049$p\x1b[?6n\x1b[?62;4c', ''],
    ['one that never ends', `\x1b[?${'1'.repeat(500)}\x1b[?2004h`, '\x1b[?2004h'],
  ])('after %s', (_what, text, expected) => {
    expect(after(text)).toBe(expected);
  });

  it('are the same wherever the output is cut', () => {
    const text = 'a\x1b[?1049h\x1b[?1;2004h\x1bc\x1b[?1000;1006h b\x1b[?25l\x1b[31m';
    const cuts = fc.array(fc.nat(text.length), { maxLength: 6 });
    fc.assert(
      fc.property(cuts, (at) => {
        const places = [0, ...at.toSorted((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
        expect(after(...pieces)).toBe(after(text));
      }),
    );
  });

  it('are left for how a terminal starts, and only those that were changed', () => {
    const modes = new ScreenModes();
    expect(modes.leave()).toBe('\x1b[!p\x1b[0m');
    modes.read(Buffer.from('\x1b[?1049h\x1b[?25l'));
    expect(modes.leave()).toBe('\x1b[?1049l\x1b[?25h\x1b[!p\x1b[0m');
    modes.read(Buffer.from(modes.leave()));
    expect(modes.restore()).toBe('');
  });
});
