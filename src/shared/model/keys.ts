import { err, ok, type Result } from '../lib/result';

/** What the keys of a shortcut are named by; Cmd is the Windows key where there is no Command key. */
export type Modifier = 'Ctrl' | 'Alt' | 'Shift' | 'Cmd';

/** One press: modifiers in their fixed order, and one other key. */
export interface Keys {
  readonly modifiers: readonly Modifier[];
  /** A letter or digit in upper case, a sign as it is typed (`/`), or a name such as `Enter` or `F6`. */
  readonly key: string;
}

/** The parts of a browser's keyboard event that tell which keys were pressed. */
export interface KeyPress {
  readonly key: string;
  /** Where the key lies, whatever the layout: `KeyK`, `Digit1`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const order: readonly Modifier[] = ['Ctrl', 'Alt', 'Shift', 'Cmd'];
const names: readonly string[] = [
  ...['Enter', 'Tab', 'Space', 'Escape', 'Backspace', 'Delete', 'Insert'],
  ...['Home', 'End', 'PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
];

function isSign(key: string): boolean {
  return /^[\x21-\x7e]$/.test(key) && !/[A-Za-z0-9]/.test(key);
}

/** What does not fit of keys that were written: a key, a modifier that is none or is there twice, Shift with a sign. */
export type KeysFault =
  | { readonly type: 'key' | 'modifier'; readonly written: string }
  | { readonly type: 'modifierTwice' | 'sign' };

/** Reads keys as they are written in settings: `Ctrl+Shift+K`, `F6`, `/`. */
export function parseKeys(text: string): Result<Keys, KeysFault> {
  // The plus sign itself stands last: `Ctrl++`.
  const plus = /^(?:(.+)\+)?\+$/.exec(text);
  const parts = plus ? [...(plus[1]?.split('+') ?? []), '+'] : text.split('+');
  const written = parts.at(-1) ?? '';
  const before = parts.slice(0, -1);
  const key = /^[a-z]$/.test(written) ? written.toUpperCase() : written;
  if (!/^[A-Z0-9]$/.test(key) && !names.includes(key) && !isSign(key))
    return err({ type: 'key', written });
  const modifiers = order.filter((each) => before.includes(each));
  const unknown = before.find((each) => !order.some((known) => known === each));
  if (unknown !== undefined) return err({ type: 'modifier', written: unknown });
  if (modifiers.length < before.length) return err({ type: 'modifierTwice' });
  if (isSign(key) && modifiers.includes('Shift')) return err({ type: 'sign' });
  return ok({ modifiers, key });
}

/** Keys as they are written in settings, and as the table of actions has them. */
export function writeKeys({ modifiers, key }: Keys): string {
  return [...modifiers, key].join('+');
}

/**
 * The keys of a press; `null` while only modifiers are down, and for what has no name here. Letters are what the
 * layout types where that is Latin, and else where they lie; digits are where they lie, as some layouts shift them.
 */
export function keysOfPress(press: KeyPress): Keys | null {
  const key = keyOf(press);
  if (key === null) return null;
  const down = {
    Ctrl: press.ctrlKey,
    Alt: press.altKey,
    Shift: press.shiftKey,
    Cmd: press.metaKey,
  };
  const modifiers = order.filter((each) => down[each] && !(each === 'Shift' && isSign(key)));
  return { modifiers, key };
}

function keyOf({ key, code, altKey }: KeyPress): string | null {
  if (key === ' ' || code === 'Space') return 'Space';
  if (names.includes(key)) return key;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (/^[a-zA-Z]$/.test(key)) return key.toUpperCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  // Where Alt makes other signs of letters, as on macOS, and where the layout is not Latin.
  if (letter !== undefined && (altKey || !/^[\x21-\x7e]$/.test(key))) return letter;
  return isSign(key) ? key : null;
}

export function sameKeys(one: Keys, other: Keys): boolean {
  return writeKeys(one) === writeKeys(other);
}

/** Whether keys type something: those reach an action only while nothing is being written. */
export function isTyping({ modifiers, key }: Keys): boolean {
  return modifiers.every((each) => each === 'Shift') && !/^F\d/.test(key);
}

/**
 * Whether keys belong to the shell inside a terminal. What does not reach it anyhow is free: Cmd, Ctrl with Shift,
 * and Ctrl with Tab.
 */
export function belongsToShell({ modifiers, key }: Keys): boolean {
  if (modifiers.includes('Cmd')) return false;
  const control = modifiers.includes('Ctrl');
  return !(control && (modifiers.includes('Shift') || key === 'Tab'));
}

const macSigns: Readonly<Record<string, string>> = {
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Cmd: '⌘',
};
const keyWords: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
};

/** Keys as people read them: `Ctrl+Shift+K`, on macOS `⇧⌘K`. */
export function showKeys({ modifiers, key }: Keys, platform: string): string {
  const word = keyWords[key] ?? key;
  if (platform === 'darwin') return [...modifiers.map((each) => macSigns[each]), word].join('');
  const named = modifiers.map((each) =>
    each === 'Cmd' ? (platform === 'win32' ? 'Win' : 'Super') : each,
  );
  return [...named, word].join('+');
}
