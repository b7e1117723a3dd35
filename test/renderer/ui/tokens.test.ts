import { describe, expect, it } from 'vitest';
import {
  contrast,
  looks,
  pairsIn,
  readPalettes,
  readStyles,
  type Look,
} from '../../helpers/ui/colours';

const palettes = readPalettes();
const surfaces = ['canvas', 'side', 'raised', 'sunken', 'hover', 'pressed', 'selected', 'terminal'];
const tints = ['accent-soft', 'ok-soft', 'warn-soft', 'bad-soft', 'prod-soft'];
const texts = [
  'text',
  'text-2',
  'text-3',
  'accent-text',
  'ok-text',
  'warn-text',
  'bad-text',
  'prod-text',
];
const fills = ['accent', 'accent-hover', 'bad-fill', 'bad-hover'];
/** What is told by a shape or a line of this colour, beside words. */
const marks = ['focus', 'line-control', 'ok', 'warn', 'bad', 'prod'];
const grounds = ['canvas', 'side', 'raised', 'sunken', 'terminal'];
// Black is what programs paint behind text; xterm lifts text in it by itself.
const ansi = Object.keys(palettes.light).filter((name) => /^ansi-(?!black)/.test(name));

const isMore = (look: Look): boolean => look.endsWith('high contrast');
/** WCAG: AA for text is 4.5, AAA 7; for shapes and lines AA is 3. */
const leastText = (look: Look): number => (isMore(look) ? 7 : 4.5);
const leastMark = (look: Look): number => (isMore(look) ? 4.5 : 3);

/** The pairs that fall short, with how much they have. */
function tooClose(look: Look, fronts: readonly string[], backs: readonly string[], least: number) {
  const colourOf = (name: string): string => {
    const value = palettes[look][name];
    if (value === undefined) throw new Error(`--${name} is no plain colour`);
    return value;
  };
  return fronts.flatMap((front) =>
    backs.flatMap((back) => {
      const ratio = contrast(colourOf(front), colourOf(back));
      return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
    }),
  );
}

describe.each(looks)('the colours, %s', (look) => {
  it('let every text be read on every surface and tint', () => {
    expect(tooClose(look, texts, [...surfaces, ...tints], leastText(look))).toEqual([]);
    expect(tooClose(look, ['text', 'text-2'], ['thumb'], leastText(look))).toEqual([]);
  });

  it('let what stands on a filled button be read', () => {
    expect(tooClose(look, ['on-accent'], fills, leastText(look))).toEqual([]);
  });

  it('let marks, focus and the outlines of controls be seen', () => {
    expect(tooClose(look, marks, grounds, leastMark(look))).toEqual([]);
    expect(tooClose(look, ['focus'], surfaces, leastMark(look))).toEqual([]);
  });

  it('let the terminal be read, selected and found text too', () => {
    expect(tooClose(look, ['terminal-text', ...ansi], ['terminal'], leastText(look))).toEqual([]);
    const marked = ['terminal-selection', 'terminal-found', 'terminal-found-here'];
    expect(tooClose(look, ['terminal-text'], marked, leastText(look))).toEqual([]);
  });

  it('hold in every rule that sets a text and its ground', () => {
    const found = readStyles().flatMap(({ path, css }) =>
      pairsIn(css).flatMap(({ text, back }) =>
        tooClose(look, [text], [back], leastText(look)).map((words) => `${path}: ${words}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('draw lines that can be seen where more contrast is asked for', () => {
    const lines = isMore(look) ? ['line', 'line-strong', 'line-control'] : ['line-control'];
    expect(tooClose(look, lines, ['canvas', 'side', 'raised'], 3)).toEqual([]);
  });
});

describe('the stylesheets', () => {
  it('use colours by name alone', () => {
    // A person's own colour is a hue that the page computes.
    const raw = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|oklch\((?!.*var\(--hue\))/i;
    expect(readStyles().flatMap(({ path, css }) => (raw.test(css) ? [path] : []))).toEqual([]);
  });

  it('change with more contrast whatever has two shades', () => {
    const kept = Object.keys(palettes.light).filter(
      (name) =>
        palettes.light[name] === palettes['light, high contrast'][name] &&
        palettes.dark[name] === palettes['dark, high contrast'][name],
    );
    expect(kept).toEqual(['on-accent']);
  });
});
