import type { ActionId } from '#shared/model/actions';
import { actionsFor, keysFor, type KeyPlace, type Shortcuts } from '#shared/model/shortcuts';
import { showKeys } from '#shared/model/keys';
import type { AppStore } from './app-store';

/** Does what an action is for; `false` when there is nothing to do it to, so that another may answer. */
export type ActionHandler = () => void | boolean;

/** Who answers to which action, and which keys ask for it. The only place that turns key presses into actions. */
export interface KeyboardStore {
  /** Lets `handler` answer from now on, before those that answered so far. Returns what takes it away again. */
  handle(id: ActionId, handler: ActionHandler): () => void;
  /** Does the action, from a menu or the palette; `false` when nobody answers to it now. */
  run(id: ActionId): boolean;
  /** Whether somebody answers to it now. */
  answers(id: ActionId): boolean;
  /** Whether a press inside a terminal is for the app, and so not for the shell. */
  wants(event: KeyboardEvent): boolean;
  /** Does what a press asks for. To be called for each press that nothing else has dealt with. */
  press(event: KeyboardEvent): void;
  /** An action's keys as people read them, most usual first. */
  keysOf(id: ActionId): readonly string[];
}

/** What had the keyboard; `null` for an open dialog or menu, which keeps it. */
export function placeOf(target: EventTarget | null): KeyPlace | null {
  if (!(target instanceof Element)) return 'window';
  if (target.closest('.xterm')) return 'terminal';
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')) return null;
  return target.closest('input, textarea, select, [contenteditable="true"]') ? 'writing' : 'window';
}

export function createKeyboardStore(app: AppStore): KeyboardStore {
  const handlers = new Map<ActionId, readonly ActionHandler[]>();
  const shortcuts = (): Shortcuts => {
    const { state } = app.getState();
    return {
      chosen: state?.settings['keyboard.shortcuts'] ?? {},
      platform: state?.platform ?? '',
    };
  };
  const of = (id: ActionId) => handlers.get(id) ?? [];
  const run = (id: ActionId) => of(id).some((handler) => handler() !== false);
  const asked = (event: KeyboardEvent, place: KeyPlace | null) =>
    place === null || event.isComposing || event.getModifierState('AltGraph')
      ? []
      : actionsFor(event, place, shortcuts()).filter((id) => of(id).length > 0);
  return {
    handle(id, handler) {
      handlers.set(id, [handler, ...of(id)]);
      return () =>
        handlers.set(
          id,
          of(id).filter((each) => each !== handler),
        );
    },
    run,
    answers: (id) => of(id).length > 0,
    wants: (event) => asked(event, 'terminal').length > 0,
    press(event) {
      if (event.defaultPrevented) return;
      if (asked(event, placeOf(event.target)).some(run)) event.preventDefault();
    },
    keysOf: (id) => {
      const now = shortcuts();
      return keysFor(id, now).map((keys) => showKeys(keys, now.platform));
    },
  };
}
