import { useEffect, useRef } from 'react';
import type { ActionId } from '#shared/model/actions';
import { keysFor, type Shortcuts } from '#shared/model/shortcuts';
import { showKeys } from '#shared/model/keys';
import type { ActionHandler } from './keyboard-store';
import { useApp, useStores } from './use-stores';

/** What answers to each action; `null` does not answer: for what is behind something else, or has nothing to do it to. */
export type ActionHandlers = Readonly<Partial<Record<ActionId, ActionHandler | null>>>;

/** Answers to actions for as long as the component is there, before whoever answered already. */
export function useActions(handlers: ActionHandlers): void {
  const { keyboard } = useStores();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const ids = Object.keys(handlers) as ActionId[];
  const answered = ids.filter((id) => handlers[id] !== null).join(' ');
  useEffect(() => {
    if (answered === '') return undefined;
    const undos = (answered.split(' ') as ActionId[]).map((id) =>
      keyboard.handle(id, () => latest.current[id]?.()),
    );
    return () => undos.forEach((undo) => undo());
  }, [keyboard, answered]);
}

/** The same for one action. */
export function useAction(id: ActionId, handler: ActionHandler | null): void {
  useActions({ [id]: handler });
}

/** Which keys do what on this computer. */
export function useShortcuts(): Shortcuts {
  const chosen = useApp(({ settings }) => settings['keyboard.shortcuts']);
  const platform = useApp((state) => state.platform);
  return { chosen, platform };
}

/** An action's keys as people read them, most usual first; they follow what is chosen in the settings. */
export function useKeysOf(id: ActionId): readonly string[] {
  const shortcuts = useShortcuts();
  return keysFor(id, shortcuts).map((keys) => showKeys(keys, shortcuts.platform));
}
