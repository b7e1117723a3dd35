import { useRef, type KeyboardEvent } from 'react';
import type { Pane } from '../../stores/file-pane';
import { chosenNames, findTyped } from '../../stores/file-rows';
import type { FileSideName } from '../../stores/files-view';
import { useFiles, useTell } from './use-files';

/** Letters that follow each other sooner than this are one name that is typed. */
const typingMs = 800;

/** How far a key moves, from the row one is on. `null`: it does not. */
function moveOf(key: string, active: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + page;
    case 'PageUp':
      return active - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** All that a pane can do, by keys. */
export function usePaneKeys(
  side: FileSideName,
  pane: Pane,
  list: { readonly pageOf: () => number; readonly open: (index: number) => void },
): (event: KeyboardEvent) => void {
  const files = useFiles();
  const tell = useTell();
  const typed = useRef({ text: '', at: 0 });

  const acts: Readonly<Record<string, () => void>> = {
    Enter: () => list.open(pane.store.getState().active),
    Backspace: () => void pane.up(),
    ' ': () => pane.choose(pane.store.getState().active, 'toggle'),
    Escape: pane.chooseNone,
    F2: () => {
      const { rows, active } = pane.store.getState();
      const name = rows[active]?.name;
      if (name !== undefined) files.show({ type: 'rename', side, name });
    },
    F5: () => tell(files.copyFrom(side)),
    F7: () => files.show({ type: 'make-folder', side }),
    Delete: () => {
      const names = chosenNames(pane.store.getState());
      if (names.length > 0) files.show({ type: 'delete', side, names });
    },
    '.': pane.toggleHidden,
  };

  const type = (letter: string, at: number) => {
    const { text, at: before } = typed.current;
    const next = at - before < typingMs ? text + letter : letter;
    typed.current = { text: next, at };
    const index = findTyped(pane.store.getState(), next);
    if (index !== null) pane.choose(index, 'move');
  };

  return (event) => {
    // The column buttons have keys of their own.
    if (event.target !== event.currentTarget || event.altKey) return;
    const { key, shiftKey } = event;
    const hasControl = event.ctrlKey || event.metaKey;
    if (hasControl) {
      if (key.toLowerCase() !== 'a' || shiftKey) return;
      event.preventDefault();
      return pane.chooseAll();
    }
    const { active, rows } = pane.store.getState();
    const to = moveOf(key, active, rows.length, list.pageOf());
    const act = acts[key];
    // Any other key ends the name that is being typed.
    if (to !== null || act) typed.current = { text: '', at: 0 };
    if (to !== null) pane.choose(to, shiftKey ? 'range' : 'move');
    else if (act) act();
    else if (/^[\p{L}\p{N}_-]$/u.test(key)) type(key, event.timeStamp);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
