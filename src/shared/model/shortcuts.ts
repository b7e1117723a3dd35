import { actionIds, actions, type ActionId } from './actions';
import {
  belongsToShell,
  isTyping,
  keysOfPress,
  parseKeys,
  sameKeys,
  writeKeys,
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
  among: readonly ActionId[] = actionIds,
): readonly ActionId[] {
  const places: readonly KeyPlace[] = ['terminal', 'writing', 'window'];
  return among.filter(
    (other) =>
      other !== id &&
      keysFor(other, shortcuts).some((each) => sameKeys(each, keys)) &&
      places.some((place) => countsIn(id, keys, place) && countsIn(other, keys, place)),
  );
}

const needed: readonly string[] = ['Enter', 'Space', 'Tab', 'Escape'];

/**
 * Why an action cannot have these keys: moving around and pressing buttons needs them, or they go to the shell where
 * the action counts; `null` when it can.
 */
export function refusalOf(id: ActionId, keys: Keys): 'needed' | 'shell' | null {
  const plain = keys.modifiers.every((each) => each === 'Shift');
  if (plain && (needed.includes(keys.key) || keys.key.startsWith('Arrow'))) return 'needed';
  return actions[id].place === 'terminal' && belongsToShell(keys) ? 'shell' : null;
}

/** What is chosen once an action has these keys; nothing is kept for one that has its usual ones. */
export function withKeys(
  { chosen, platform }: Shortcuts,
  id: ActionId,
  keys: readonly Keys[],
): ShortcutChoices {
  const { [id]: _, ...others } = chosen;
  const written = keys.map(writeKeys);
  const isUsual = JSON.stringify(written) === JSON.stringify(usualKeys(id, platform));
  return isUsual ? others : { ...others, [id]: written };
}

/** What is chosen once these keys ask for an action alone: others that had them in the same place lose them. */
export function withKeysTaken(shortcuts: Shortcuts, id: ActionId, keys: Keys): ShortcutChoices {
  let { chosen } = shortcuts;
  for (const other of conflictsOf(id, keys, shortcuts)) {
    const rest = keysFor(other, shortcuts).filter((each) => !sameKeys(each, keys));
    chosen = withKeys({ ...shortcuts, chosen }, other, rest);
  }
  const own = keysFor(id, shortcuts).filter((each) => !sameKeys(each, keys));
  return withKeys({ ...shortcuts, chosen }, id, [...own, keys]);
}
