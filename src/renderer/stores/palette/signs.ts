import type { PaletteGroup } from './targets';

/** What narrows the palette to some groups when it is typed first. */
export const paletteSigns = {
  '/': { name: 'resources', groups: ['resources', 'roles'] },
  '>': { name: 'commands', groups: ['commands', 'settings'] },
  '#': { name: 'requests', groups: ['requests'] },
  ':': { name: 'sessions', groups: ['tabs', 'sessions', 'recordings'] },
  '@': { name: 'profiles', groups: ['profiles'] },
  '?': { name: 'help', groups: ['signs'] },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly groups: readonly PaletteGroup[] }>
>;
export type PaletteSign = keyof typeof paletteSigns;

const isSign = (text: string): text is PaletteSign => Object.hasOwn(paletteSigns, text);

/** What was typed, parted. */
export function readTyped(text: string): {
  readonly sign: PaletteSign | null;
  readonly words: string;
} {
  const trimmed = text.trimStart();
  const first = trimmed.slice(0, 1);
  return isSign(first)
    ? { sign: first, words: trimmed.slice(1).trim() }
    : { sign: null, words: trimmed.trim() };
}
