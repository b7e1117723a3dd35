import type { IBuffer, IBufferLine, Terminal } from '@xterm/xterm';
import { expect, it } from 'vitest';
import {
  bufferText,
  linesOf,
} from '../../../../src/renderer/features/sessions/terminal/buffer-text';

const width = 10;

/** A buffer of lines; those that begin with `+` go on where the one before was wrapped. */
function aBuffer(lines: readonly string[], type: 'normal' | 'alternate' = 'normal'): IBuffer {
  return {
    type,
    length: lines.length,
    getLine: (row: number): IBufferLine | undefined => {
      const text = lines[row];
      if (text === undefined) return undefined;
      const shown = text.replace(/^\+/, '');
      return {
        isWrapped: text.startsWith('+'),
        translateToString: (trim?: boolean) => (trim ? shown.trimEnd() : shown.padEnd(width)),
      } as IBufferLine;
    },
  } as IBuffer;
}

const aTerminal = (normal: IBuffer, active = normal) =>
  ({ buffer: { normal, active } }) as unknown as Pick<Terminal, 'buffer'>;

it('joins what was wrapped, keeps spaces within, and leaves out empty lines at the end', () => {
  const buffer = aBuffer(['$ echo', '0123456   ', '+789', '', 'last', '', '']);
  expect(bufferText(aTerminal(buffer))).toBe('$ echo\n0123456   789\n\nlast\n');
});

it('is empty for a terminal that shows nothing', () => {
  expect(bufferText(aTerminal(aBuffer(['', ''])))).toBe('');
});

it('has what an editor shows behind what was printed before', () => {
  const normal = aBuffer(['$ vi']);
  expect(bufferText(aTerminal(normal, aBuffer(['~ text'], 'alternate')))).toBe('$ vi\n~ text\n');
});

it('looks at the last lines only, where that is asked for', () => {
  expect(linesOf(aBuffer(['a', 'b', 'c']), 2)).toEqual(['b', 'c']);
});
