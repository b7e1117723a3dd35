import { z } from 'zod';
import { setting } from './setting';
import { snippetsSchema, type Snippet } from './snippets';

/** How small and how large letters of a terminal can be, in pixels, and how they are at first. */
export const terminalFontSizes = { least: 8, usual: 13, most: 32 } as const;

/** The settings of terminals; they count at once, in those that are open too. */
export const terminalSettings = {
  'terminals.fontSize': setting({
    group: 'terminals',
    schema: z.int().min(terminalFontSizes.least).max(terminalFontSizes.most),
    initial: terminalFontSizes.usual,
  }),
  'terminals.ligatures': setting({
    group: 'terminals',
    schema: z.boolean(),
    initial: false,
  }),
  'terminals.cursor': setting({
    group: 'terminals',
    schema: z.enum(['block', 'bar', 'underline']),
    initial: 'block',
  }),
  'terminals.cursorBlinks': setting({
    group: 'terminals',
    schema: z.boolean(),
    initial: true,
  }),
  'terminals.scrollbackLines': setting({
    group: 'terminals',
    schema: z.int().min(100).max(100_000),
    initial: 5_000,
  }),
  'terminals.copyOnSelect': setting({
    group: 'terminals',
    schema: z.boolean(),
    initial: false,
  }),
  'terminals.pasteWarning': setting({
    group: 'terminals',
    schema: z.boolean(),
    initial: true,
  }),
  'terminals.graphicsCard': setting({
    group: 'terminals',
    schema: z.boolean(),
    initial: true,
  }),
  'terminals.snippets': setting({
    group: 'terminals',
    schema: snippetsSchema,
    initial: [] as readonly Snippet[] as Snippet[],
  }),
} as const;
