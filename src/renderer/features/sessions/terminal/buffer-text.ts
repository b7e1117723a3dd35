import type { IBuffer, Terminal } from '@xterm/xterm';

/** All that a terminal holds, as text: lines that were wrapped are one again, and empty ones at the end are left out. */
export function bufferText(terminal: Pick<Terminal, 'buffer'>): string {
  const lines = linesOf(terminal.buffer.normal);
  // An editor or a pager shows its own screen beside it.
  const { active } = terminal.buffer;
  if (active.type === 'alternate') lines.push(...linesOf(active));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Lines of a buffer without how they were wrapped; the last `most` of them. */
export function linesOf(buffer: IBuffer, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  for (let row = Math.max(0, buffer.length - most); row < buffer.length; row++) {
    const line = buffer.getLine(row);
    if (!line) continue;
    const isWrappedOn = buffer.getLine(row + 1)?.isWrapped ?? false;
    const text = line.translateToString(!isWrappedOn);
    if (line.isWrapped && lines.length > 0) lines.push(`${lines.pop()}${text}`);
    else lines.push(text);
  }
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
