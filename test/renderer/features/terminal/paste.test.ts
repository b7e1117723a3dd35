import { describe, expect, it } from 'vitest';
import {
  pasteRisk,
  visibleText,
  withoutBracketEnd,
  withoutHidden,
} from '../../../../src/renderer/features/sessions/terminal/paste';

describe('what speaks against a paste', () => {
  it.each([
    ['a word', 'ls -l', false, null],
    ['several words with a tab', 'a\tb', false, null],
    ['letters of all scripts', 'naïve 完了 🎉', false, null],
    ['a line end, which runs it', 'ls\n', false, { lines: 2, hidden: 0 }],
    ['several lines', 'a\r\nb\rc\nd', false, { lines: 4, hidden: 0 }],
    ['several lines to a shell that is told of pastes', 'a\nb', true, null],
    ['an escape sequence', 'a\u001b[31mb', true, { lines: 0, hidden: 1 }],
    ['a character that turns the direction', 'a\u202eb', false, { lines: 0, hidden: 1 }],
    ['characters without a place', 'a\u200bb\ufeff', false, { lines: 0, hidden: 2 }],
    ['an end of transmission and lines', 'a\u0004\nb', false, { lines: 2, hidden: 1 }],
  ])('%s', (_name, text, isBracketed, risk) => {
    expect(pasteRisk(text, isBracketed)).toEqual(risk);
  });

  it('takes hidden characters out and leaves lines as they are', () => {
    expect(withoutHidden('a\u001b[31m\u202eb\r\n\tc\u0000')).toBe('a[31mb\r\n\tc');
  });

  it('never lets a text end its own bracketed paste, not even when it is put together anew', () => {
    expect(withoutBracketEnd('a\u001b[201~rm -rf')).toBe('a␛[201~rm -rf');
    expect(withoutBracketEnd('a\u009b201~b')).toBe('a␛[201~b');
    expect(withoutBracketEnd('a\u001b\u001b[201~b')).not.toContain('\u001b[201~');
    expect(withoutBracketEnd('a\u001b[20\u001b[201~1~b')).not.toContain('\u001b[201~');
  });
});

describe('what is shown of it', () => {
  it('makes what is hidden visible', () => {
    expect(visibleText('a\u001b[m\u007f\u202e\u200bz').shown).toBe('a␛[m␡<U+202E><U+200B>z');
  });

  it('shows the beginning of what is long, and says how many lines are left', () => {
    const { shown, left } = visibleText(Array.from({ length: 30 }, (_, at) => at).join('\n'));
    expect(shown.split('\n')).toHaveLength(12);
    expect(left).toBe(18);
    expect(visibleText('x'.repeat(10_000)).shown).toHaveLength(2_000);
  });
});
