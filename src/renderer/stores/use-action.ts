import { useEffect, useRef } from 'react';
import type { ActionId } from '#shared/model/actions';
import { keysFor } from '#shared/model/shortcuts';
import { showKeys } from '#shared/model/keys';
import type { ActionHandler } from './keyboard-store';
import { useApp, useStores } from './use-stores';

/**
 * Answers to an action for as long as the component is there, before whoever answered already. `null` does not answer:
 * for what is behind something else, or has nothing to do it to.
 */
export function useAction(id: ActionId, handler: ActionHandler | null): void {
  const { keyboard } = useStores();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const answers = handler !== null;
  useEffect(
    () => (answers ? keyboard.handle(id, () => latest.current?.()) : undefined),
    [keyboard, id, answers],
  );
}

/** An action's keys as people read them, most usual first; they follow what is chosen in the settings. */
export function useKeysOf(id: ActionId): readonly string[] {
  const chosen = useApp(({ settings }) => settings['keyboard.shortcuts']);
  const platform = useApp((state) => state.platform);
  return keysFor(id, { chosen, platform }).map((keys) => showKeys(keys, platform));
}
