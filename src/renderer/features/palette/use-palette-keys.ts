import type { KeyboardEvent } from 'react';
import { entriesOf, loginsOf } from '../../stores/palette/palette-store';
import { usePalette, usePaletteState } from './use-palette';

const pageStep = 8;

/** Where a key leads from one of so many; `null` for a key that does not move. */
export function placeAfter(key: string, at: number, count: number): number | null {
  const last = Math.max(0, count - 1);
  if (key === 'ArrowDown') return at >= last ? 0 : at + 1;
  if (key === 'ArrowUp') return at <= 0 ? last : at - 1;
  if (key === 'PageDown') return Math.min(at + pageStep, last);
  if (key === 'PageUp') return Math.max(at - pageStep, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/** What the keys of the palette's field do. Escape is the dialog's, but for the second step. */
export function usePaletteKeys(): (event: KeyboardEvent<HTMLInputElement>) => void {
  const palette = usePalette();
  const { groups, at, login, text } = usePaletteState();
  const entries = entriesOf(groups);
  const count = login ? loginsOf(login).length : entries.length;

  const choose = (isOther: boolean) => {
    if (login) {
      const name = loginsOf(login)[at];
      if (name !== undefined) palette.actions.connectAs(name);
      return;
    }
    const entry = entries[at];
    if (entry) void palette.actions.act(entry, isOther ? 'other' : 'enter');
  };
  const complete = () => {
    const entry = entries[at];
    if (login || !entry) return;
    const sign = entry.target.type === 'sign' ? entry.name : (/^\s*[/>#:@]/.exec(text)?.[0] ?? '');
    palette.setText(entry.target.type === 'sign' ? sign : `${sign}${entry.name}`);
  };
  return (event) => {
    if (event.nativeEvent.isComposing) return;
    const next = placeAfter(event.key, at, count);
    if (next !== null) palette.choose(next);
    else if (event.key === 'Enter') choose(event.ctrlKey || event.metaKey);
    else if (event.key === 'Tab' && !event.shiftKey) complete();
    else if (event.key === 'Backspace' && login?.typed === '') palette.back();
    else return;
    event.preventDefault();
  };
}
