import { WebLinksAddon } from '@xterm/addon-web-links';
import type { Terminal } from '@xterm/xterm';
import { linesOf } from './buffer-text';

/** The links of a terminal, for people who do not point at them. */
export interface LinkTargets {
  /** Where they lead, the latest first and each once. */
  latest(): readonly string[];
}

const address = /https?:\/\/[^\s"'!*(){}|\\^<>`]*[^\s"':,.!?{}|\\^~[\]`()<>]/gi;
/** So far back are addresses looked for, in lines. */
const lookedAt = 1_000;
const mostLinks = 50;

/** The address as it is opened, where it is one of the web; `null` for any other. */
export function webAddress(target: string): string | null {
  try {
    const url = new URL(target);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** Whether a click on a link opens it: a plain one places the cursor, or is for the program in the terminal. */
const isMeant = (event: MouseEvent): boolean => event.ctrlKey || event.metaKey;

/**
 * Makes addresses in the output links, and those that programs name beside another text (OSC 8). Pointing at one tells
 * where it leads; a click with Ctrl or Cmd opens it.
 */
export function followLinks(
  terminal: Terminal,
  on: { pointAt(target: string | null): void; open(target: string): void },
): LinkTargets {
  const open = (event: MouseEvent, target: string): void => {
    if (isMeant(event)) on.open(target);
  };
  const hover = (_event: MouseEvent, target: string): void => on.pointAt(webAddress(target));
  const leave = (): void => on.pointAt(null);
  terminal.loadAddon(new WebLinksAddon(open, { hover, leave }));
  terminal.options.linkHandler = { activate: open, hover, leave, allowNonHttpProtocols: false };
  const named: string[] = [];
  // Looked at on the way: the terminal itself goes on with it.
  terminal.parser.registerOscHandler(8, (data) => {
    const found = webAddress(data.slice(data.indexOf(';') + 1));
    if (found !== null) named.push(found);
    if (named.length > mostLinks) named.shift();
    return false;
  });
  return {
    latest() {
      const printed = linesOf(terminal.buffer.active, lookedAt)
        .flatMap((line) => line.match(address) ?? [])
        .map(webAddress)
        .filter((found) => found !== null);
      return [...new Set([...named, ...printed].toReversed())].slice(0, mostLinks);
    },
  };
}
