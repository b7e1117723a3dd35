import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import type { TerminalLink } from '../../stores/terminal-link';
import { terminalTheme } from './terminal-theme';

export interface Clipboard {
  copy(text: string): void;
  paste(): Promise<string>;
}

/** A terminal on the screen: xterm, fitted to its element and joined to its session. */
export interface TerminalScreen {
  focus(): void;
  /** Copies what is selected; `false` when nothing is. */
  copy(): boolean;
  paste(): Promise<void>;
  close(): void;
}

const scrollbackLines = 10_000;

function createTerminal(element: HTMLElement): Terminal {
  const style = getComputedStyle(element);
  return new Terminal({
    fontFamily: style.getPropertyValue('--font-mono'),
    fontSize: 13,
    lineHeight: 1.25,
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    scrollback: scrollbackLines,
    screenReaderMode: false,
    minimumContrastRatio: 4.5,
    theme: terminalTheme(element),
  });
}

/** Copy and paste by Ctrl+Shift, as terminals do, and F6 to get out by keyboard; the rest goes to the shell. */
function keyHandler(screen: Pick<TerminalScreen, 'copy' | 'paste'>, leave: () => void) {
  return (event: KeyboardEvent): boolean => {
    const isOurs =
      (event.ctrlKey && event.shiftKey && (event.code === 'KeyC' || event.code === 'KeyV')) ||
      event.key === 'F6';
    if (!isOurs) return true;
    event.preventDefault();
    if (event.type !== 'keydown') return false;
    if (event.key === 'F6') leave();
    else if (event.code === 'KeyC') screen.copy();
    else void screen.paste();
    return false;
  };
}

/** Follows the element's size; a hidden element has none, and keeps the last. */
function followSize(element: HTMLElement, fit: FitAddon): () => void {
  const observer = new ResizeObserver(() => {
    if (element.clientWidth > 0 && element.clientHeight > 0) fit.fit();
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/** Follows the app's theme: the attribute that settings set, and the system's choice. */
function followTheme(element: HTMLElement, terminal: Terminal): () => void {
  const update = () => {
    terminal.options.theme = terminalTheme(element);
  };
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', update);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', update);
  };
}

/** Opens a terminal in `element` for the session behind `link`. `leave` moves the keyboard out of it. */
export function openTerminalScreen(
  element: HTMLElement,
  link: TerminalLink,
  clipboard: Clipboard,
  leave: () => void,
): TerminalScreen {
  const terminal = createTerminal(element);
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(element);
  fit.fit();
  link.resize(terminal.cols, terminal.rows);

  const screen: TerminalScreen = {
    focus: () => terminal.focus(),
    copy() {
      const text = terminal.getSelection();
      if (text !== '') clipboard.copy(text);
      return text !== '';
    },
    async paste() {
      terminal.paste(await clipboard.paste());
      terminal.focus();
    },
    close() {
      for (const undo of undos) undo();
      terminal.dispose();
    },
  };
  terminal.attachCustomKeyEventHandler(keyHandler(screen, leave));
  const typed = terminal.onData((text) => link.type(text));
  const resized = terminal.onResize(({ cols, rows }) => link.resize(cols, rows));
  const undos = [
    link.show({ write: (bytes, done) => terminal.write(bytes, done) }),
    followSize(element, fit),
    followTheme(element, terminal),
    () => typed.dispose(),
    () => resized.dispose(),
  ];
  return screen;
}
