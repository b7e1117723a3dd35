import { useRef, type PointerEvent } from 'react';

/** So far a pointer goes before a press becomes a drag. */
const slop = 5;

/** The place in a row of tabs that a pointer is at, without counting the tab that is dragged. */
function placeAt(x: number, row: HTMLElement, dragged: string): number {
  const others = [...row.querySelectorAll<HTMLElement>('[data-tab]')].filter(
    (each) => each.dataset['tab'] !== dragged,
  );
  return others.filter((each) => {
    const { left, width } = each.getBoundingClientRect();
    return left + width / 2 < x;
  }).length;
}

/**
 * Puts tabs in another order with a pointer: the row follows while it moves.
 *
 * @returns what each tab does when a pointer is pressed on it; tabs are marked with `data-tab` and stand in one element
 */
export function useTabDrag(move: (id: string, to: number) => void) {
  const row = useRef<HTMLDivElement>(null);
  const begin = (id: string) => (pressed: PointerEvent) => {
    if (pressed.button !== 0 || pressed.pointerType === 'touch') return;
    let isDrag = false;
    const follow = ({ clientX }: globalThis.PointerEvent) => {
      isDrag ||= Math.abs(clientX - pressed.clientX) > slop;
      if (isDrag && row.current) move(id, placeAt(clientX, row.current, id));
    };
    // A tab that changes its place in the page would lose a pointer that it had captured.
    const end = new AbortController();
    const stop = () => end.abort();
    const { signal } = end;
    window.addEventListener('pointermove', follow, { signal });
    window.addEventListener('pointerup', stop, { signal });
    window.addEventListener('pointercancel', stop, { signal });
  };
  return { row, begin };
}
