import type { PaletteGroup } from './targets';

/** What narrows the palette to some groups when it is typed first. */
export const paletteSigns = {
  '/': { short: 'resources', title: 'Resources and roles', groups: ['resources', 'roles'] },
  '>': { short: 'commands', title: 'Commands and settings', groups: ['commands', 'settings'] },
  '#': { short: 'requests', title: 'Requests', groups: ['requests'] },
  ':': {
    short: 'sessions',
    title: 'Terminals, sessions and recordings',
    groups: ['tabs', 'sessions', 'recordings'],
  },
  '@': { short: 'profiles', title: 'Profiles', groups: ['profiles'] },
  '?': { short: 'help', title: 'What can be typed here', groups: ['signs'] },
} as const satisfies Readonly<
  Record<
    string,
    { readonly short: string; readonly title: string; readonly groups: readonly PaletteGroup[] }
  >
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
