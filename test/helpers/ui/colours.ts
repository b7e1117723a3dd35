import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const renderer = join(import.meta.dirname, '../../../src/renderer');

/** The looks that the window can have. */
export const looks = ['light', 'dark', 'light, high contrast', 'dark, high contrast'] as const;
export type Look = (typeof looks)[number];
/** Token names without their dashes, and what each stands for: `#rrggbb`. */
export type Palette = Readonly<Record<string, string>>;

const colour =
  /--([\w-]+):\s*(?:light-dark\(\s*(#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\s*\)|(#[0-9a-f]{6}));/g;

function readBlock(css: string, selector: string): readonly [Palette, Palette] {
  const start = css.indexOf(`${selector} {`);
  const text = css.slice(start, css.indexOf('\n}', start));
  if (start < 0) throw new Error(`tokens.css has no block for ${selector}`);
  const found = [...text.matchAll(colour)].map(([, name = '', light, dark, both]) => ({
    name,
    light: light ?? both ?? '',
    dark: dark ?? both ?? '',
  }));
  return [
    Object.fromEntries(found.map(({ name, light }) => [name, light])),
    Object.fromEntries(found.map(({ name, dark }) => [name, dark])),
  ];
}

/** The plain colours of tokens.css, as they are in each look. */
export function readPalettes(): Readonly<Record<Look, Palette>> {
  const css = readFileSync(join(renderer, 'ui/tokens.css'), 'utf8');
  const [light, dark] = readBlock(css, ':root');
  const [moreLight, moreDark] = readBlock(css, ":root[data-contrast='more']");
  return {
    light,
    dark,
    'light, high contrast': { ...light, ...moreLight },
    'dark, high contrast': { ...dark, ...moreDark },
  };
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours by WCAG 2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Every stylesheet of the window but the tokens, by its path. */
export function readStyles(): readonly { readonly path: string; readonly css: string }[] {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css') && !path.endsWith('tokens.css'))
    .map((path) => ({ path, css: readFileSync(join(renderer, path), 'utf8') }));
}

/** The rules that set both a text's colour and what is behind it, as token names. */
export function pairsIn(css: string): readonly { readonly text: string; readonly back: string }[] {
  return [...css.matchAll(/\{([^{}]*)\}/g)].flatMap(([, body = '']) => {
    const text = /(?:^|[\s;])color:\s*var\(--([\w-]+)\)/.exec(body)?.[1];
    const back = /background(?:-color)?:\s*var\(--([\w-]+)\)/.exec(body)?.[1];
    return text === undefined || back === undefined ? [] : [{ text, back }];
  });
}
