import { z } from 'zod';
import { setting } from './setting';
import { snippetsSchema, type Snippet } from './snippets';

/** How small and how large letters of a terminal can be, in pixels, and how they are at first. */
export const terminalFontSizes = { least: 8, usual: 13, most: 32 } as const;

/** The settings of terminals; they count at once, in those that are open too. */
export const terminalSettings = {
  'terminals.fontSize': setting({
    group: 'terminals',
    title: 'Size of letters',
    description: 'How large letters are, in pixels.',
    schema: z.int().min(terminalFontSizes.least).max(terminalFontSizes.most),
    initial: terminalFontSizes.usual,
  }),
  'terminals.ligatures': setting({
    group: 'terminals',
    title: 'Ligatures',
    description: 'Draws signs such as -> and != as one.',
    schema: z.boolean(),
    initial: false,
  }),
  'terminals.cursor': setting({
    group: 'terminals',
    title: 'Cursor',
    description: 'The shape of the cursor, where a program does not choose it.',
    schema: z.enum(['block', 'bar', 'underline']),
    initial: 'block',
    choices: { block: 'Block', bar: 'Bar', underline: 'Underline' },
  }),
  'terminals.cursorBlinks': setting({
    group: 'terminals',
    title: 'Cursor blinks',
    description: 'Lets the cursor blink, unless the system asks for less motion.',
    schema: z.boolean(),
    initial: true,
  }),
  'terminals.scrollbackLines': setting({
    group: 'terminals',
    title: 'Lines kept',
    description: 'How many lines can be scrolled back to; more take more memory.',
    schema: z.int().min(100).max(100_000),
    initial: 10_000,
  }),
  'terminals.copyOnSelect': setting({
    group: 'terminals',
    title: 'Copy what is selected',
    description: 'Copies text as soon as it is selected with the mouse.',
    schema: z.boolean(),
    initial: false,
  }),
  'terminals.pasteWarning': setting({
    group: 'terminals',
    title: 'Ask before risky pastes',
    description:
      'Asks before several lines that the shell would run at once, or hidden characters, are pasted.',
    schema: z.boolean(),
    initial: true,
  }),
  'terminals.graphicsCard': setting({
    group: 'terminals',
    title: 'Draw by the graphics card',
    description: 'Lets the graphics card draw terminals where there is one.',
    schema: z.boolean(),
    initial: true,
  }),
  'terminals.snippets': setting({
    group: 'terminals',
    title: 'Snippets',
    description:
      'Texts that a terminal’s menu inserts by their name; kept as plain text, so no place for secrets.',
    schema: snippetsSchema,
    initial: [] as readonly Snippet[] as Snippet[],
  }),
} as const;
