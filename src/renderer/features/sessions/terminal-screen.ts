import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import type { TerminalLink } from '../../stores/terminal-link';
import { followTheme } from '../../ui/terminal-theme';

/** What a terminal needs of the window around it. */
export interface Surroundings {
  copy(text: string): void;
  paste(): Promise<string>;
  /** Whether a key press is for the app, and so not for the shell. */
  wants(event: KeyboardEvent): boolean;
}

/**
 * A terminal on the screen: xterm, fitted to where it stands and joined to its session. It lives as long as its
 * tab, wherever it is shown meanwhile, so that what was printed stays.
 */
export interface TerminalScreen {
  /** Puts it into `parent`, and answers what takes it out again. */
  attach(parent: HTMLElement): () => void;
  focus(): void;
  copy(): void;
  paste(): Promise<void>;
}

const scrollbackLines = 10_000;
const screens = new WeakMap<TerminalLink, TerminalScreen>();

/** The screen of a link: the same one each time it is asked for, until the link is closed. */
export function terminalScreen(link: TerminalLink, around: Surroundings): TerminalScreen {
  const screen = screens.get(link) ?? createTerminalScreen(link, around);
  screens.set(link, screen);
  return screen;
}

/** Follows the element's size; a hidden element has none, and keeps the last. */
function followSize(element: HTMLElement, fit: FitAddon): () => void {
  const observer = new ResizeObserver(() => {
    if (element.clientWidth > 0 && element.clientHeight > 0) fit.fit();
  });
  observer.observe(element);
  return () => observer.disconnect();
}

function createTerminal(): Terminal {
  return new Terminal({
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontSize: 13,
    lineHeight: 1.25,
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    scrollback: scrollbackLines,
  });
}

function createTerminalScreen(link: TerminalLink, around: Surroundings): TerminalScreen {
  const host = document.createElement('div');
  host.style.height = '100%';
  const terminal = createTerminal();
  const fit = new FitAddon();
  terminal.loadAddon(fit);

  const screen: TerminalScreen = {
    attach(parent) {
      parent.append(host);
      if (!terminal.element) terminal.open(host);
      if (host.clientHeight > 0) fit.fit();
      link.resize(terminal.cols, terminal.rows);
      const undos = [followSize(host, fit), followTheme(terminal, host)];
      return () => {
        for (const undo of undos) undo();
        host.remove();
      };
    },
    focus: () => terminal.focus(),
    copy() {
      const text = terminal.getSelection();
      if (text !== '') around.copy(text);
    },
    async paste() {
      terminal.paste(await around.paste());
      terminal.focus();
    },
  };
  terminal.attachCustomKeyEventHandler((event) => !around.wants(event));
  terminal.onData((text) => link.type(text));
  terminal.onResize(({ cols, rows }) => link.resize(cols, rows));
  link.show({
    write: (bytes, done) => terminal.write(bytes, done),
    // RIS, in its place among what is still to be written.
    reset: (modes) => terminal.write(`\x1bc${modes}`),
  });
  link.onClosed(() => terminal.dispose());
  return screen;
}
