import { actionIds, actions, readyActions, type ActionId } from './actions';
import {
  belongsToShell,
  isTyping,
  keysOfPress,
  parseKeys,
  sameKeys,
  type KeyPress,
  type Keys,
} from './keys';

/** What somebody chose instead of the keys of the table; an empty list takes an action's keys away. */
export type ShortcutChoices = { readonly [Id in ActionId]?: readonly string[] | undefined };

/** Whose keys are meant: those chosen, and the platform's where nothing is. */
export interface Shortcuts {
  readonly chosen: ShortcutChoices;
  /** As Node names it: `darwin`, `linux`, `win32`. */
  readonly platform: string;
}

/** What has the keyboard: a terminal, something that is written into, or the rest of the window. */
export type KeyPlace = 'terminal' | 'writing' | 'window';

/** The keys of an action before anybody chose others. */
export function usualKeys(id: ActionId, platform: string): readonly string[] {
  return platform === 'darwin' ? actions[id].mac : actions[id].others;
}

/** The keys that an action has now, most usual first. */
export function keysFor(id: ActionId, { chosen, platform }: Shortcuts): readonly Keys[] {
  return (chosen[id] ?? usualKeys(id, platform)).flatMap((text) => {
    const parsed = parseKeys(text);
    return parsed.ok ? [parsed.value] : [];
  });
}

/** Whether an action's keys count where the keyboard is. */
export function countsIn(id: ActionId, keys: Keys, place: KeyPlace): boolean {
  const own = actions[id].place;
  if (place === 'terminal') return own !== 'window' && !belongsToShell(keys);
  return own !== 'terminal' && !(place === 'writing' && isTyping(keys));
}

/**
 * The actions that a press asks for, in the order of the table; empty when it is not a shortcut there. Those that
 * only go once are left out while a key is held down.
 */
export function actionsFor(
  press: KeyPress & { readonly repeat: boolean },
  place: KeyPlace,
  shortcuts: Shortcuts,
): readonly ActionId[] {
  const pressed = keysOfPress(press);
  if (!pressed || (place === 'terminal' && belongsToShell(pressed))) return [];
  return actionIds.filter(
    (id) =>
      (!press.repeat || actions[id].repeats) &&
      countsIn(id, pressed, place) &&
      keysFor(id, shortcuts).some((keys) => sameKeys(keys, pressed)),
  );
}

/** The other actions that answer to the same keys in a place that both count in. */
export function conflictsOf(
  id: ActionId,
  keys: Keys,
  shortcuts: Shortcuts,
  among: readonly ActionId[] = readyActions,
): readonly ActionId[] {
  const places: readonly KeyPlace[] = ['terminal', 'writing', 'window'];
  return among.filter(
    (other) =>
      other !== id &&
      keysFor(other, shortcuts).some((each) => sameKeys(each, keys)) &&
      places.some((place) => countsIn(id, keys, place) && countsIn(other, keys, place)),
  );
}
