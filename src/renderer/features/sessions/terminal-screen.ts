import { FitAddon } from '@xterm/addon-fit';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { Terminal } from '@xterm/xterm';
import { t } from '#shared/i18n/text';
import { terminalFontSizes } from '#shared/ipc/terminal-settings';
import type { TerminalLink } from '../../stores/terminal-link';
import { followTheme } from '../../ui/terminal-theme';
import { drawRarely } from './terminal/draw-rarely';
import { drawByGraphicsCard } from './terminal/graphics';
import { drawLigatures } from './terminal/ligatures';
import { followLinks, type LinkTargets } from './terminal/links';
import { createPacedWriter } from './terminal/paced-writer';
import { takeOverDrops, takeOverPastes, takeOverSelections } from './terminal/takeovers';
import { withoutBracketEnd } from './terminal/paste';

/** What a terminal needs of the window around it. */
export interface Surroundings {
  copy(text: string): void;
  readClipboard(): Promise<string>;
  /** Whether a key press is for the app, and so not for the shell. */
  wants(event: KeyboardEvent): boolean;
  /** What was typed, and what the terminal answers by itself. */
  send(text: string): void;
  /** Asks the person where it takes that. @returns what may be pasted; `null` when nothing is to be */
  mayPaste(text: string, isBracketed: boolean): Promise<string | null>;
  /** Where the link leads that the pointer is on; `null` once it left. */
  pointAt(target: string | null): void;
  openLink(target: string): void;
}

/** What a person chose about terminals. */
export interface TerminalChoices {
  /** In pixels. */
  readonly fontSize: number;
  readonly cursor: 'block' | 'bar' | 'underline';
  readonly cursorBlinks: boolean;
  readonly scrollbackLines: number;
  readonly ligatures: boolean;
  /** Whether a graphics card may draw, where there is one. */
  readonly graphicsCard: boolean;
  readonly copyOnSelect: boolean;
}

/**
 * A terminal on the screen: xterm, fitted to where it stands and joined to its session. It lives as long as its
 * tab, wherever it is shown meanwhile, so that what was printed stays.
 */
export interface TerminalScreen {
  readonly terminal: Terminal;
  readonly links: LinkTargets;
  /** Puts it into `parent`, and answers what takes it out again. */
  attach(parent: HTMLElement, around: Surroundings): () => void;
  choose(choices: TerminalChoices): void;
  focus(): void;
  copy(): void;
  paste(): Promise<void>;
  /** Pastes a text that the person wrote or chose. @param run presses Enter after it */
  insert(text: string, run: boolean): void;
}

const screens = new WeakMap<TerminalLink, TerminalScreen>();

/** The screen of a link: the same one each time it is asked for, until the link is closed. */
export function terminalScreen(link: TerminalLink): TerminalScreen {
  const screen = screens.get(link) ?? createTerminalScreen(link);
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
  const terminal = new Terminal({
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontSize: terminalFontSizes.usual,
    lineHeight: 1.25,
    // What the addons stand on is not of the stable interface.
    allowProposedApi: true,
  });
  terminal.loadAddon(new Unicode11Addon());
  // How wide programs of today take characters to be, emoji above all.
  terminal.unicode.activeVersion = '11';
  return terminal;
}

/** Brings what was chosen to a terminal that is open. */
function createChooser(terminal: Terminal, host: HTMLElement, refit: () => void) {
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let chosen: TerminalChoices | null = null;
  let plainLetters = (): void => undefined;
  let plainDrawing = (): void => undefined;
  return {
    copiesOnSelect: () => chosen?.copyOnSelect ?? false,
    choose(next: TerminalChoices): void {
      const before = chosen;
      chosen = next;
      terminal.options.fontSize = next.fontSize;
      terminal.options.cursorStyle = next.cursor;
      terminal.options.cursorBlink = next.cursorBlinks && !reducedMotion;
      terminal.options.scrollback = next.scrollbackLines;
      if (before?.ligatures !== next.ligatures) {
        plainLetters();
        plainLetters = drawLigatures(terminal, host, next.ligatures);
      }
      if (before?.graphicsCard !== next.graphicsCard) {
        plainDrawing();
        plainDrawing = next.graphicsCard ? drawByGraphicsCard(terminal) : () => undefined;
      }
      if (before?.fontSize !== next.fontSize) refit();
    },
  };
}

function createTerminalScreen(link: TerminalLink): TerminalScreen {
  const host = document.createElement('div');
  host.style.height = '100%';
  const terminal = createTerminal();
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  let around: Surroundings | null = null;
  const refit = (): void => {
    if (host.clientHeight > 0) fit.fit();
  };
  const chooser = createChooser(terminal, host, refit);
  const links = followLinks(terminal, {
    pointAt: (target) => around?.pointAt(target),
    open: (target) => around?.openLink(target),
  });

  const copy = (): void => {
    const text = terminal.getSelection();
    if (text !== '') around?.copy(text);
  };
  const offer = async (text: string): Promise<void> => {
    const plain = withoutBracketEnd(text);
    const allowed = await around?.mayPaste(plain, terminal.modes.bracketedPasteMode);
    if (allowed != null && allowed !== '') terminal.paste(allowed);
    terminal.focus();
  };
  takeOverPastes(host, (text) => void offer(text));
  takeOverDrops(host, (text) => void offer(text));
  takeOverSelections(host, () => {
    if (chooser.copiesOnSelect()) copy();
  });
  terminal.attachCustomKeyEventHandler((event) => !around?.wants(event));
  terminal.onData((text) => around?.send(text));
  terminal.onResize(({ cols, rows }) => link.resize(cols, rows));
  const write = createPacedWriter(terminal, () => host.contains(document.activeElement));
  let printed = (_bytes: number): void => undefined;
  link.show({
    write(bytes, done) {
      printed(bytes.byteLength);
      write(bytes, done);
    },
    // RIS, in its place among what is still to be written.
    reset: (modes) => write(new TextEncoder().encode(`\x1bc${modes}`), () => undefined),
  });
  link.onClosed(() => terminal.dispose());

  return {
    terminal,
    links,
    attach(parent, surroundings) {
      around = surroundings;
      parent.append(host);
      if (!terminal.element) {
        terminal.open(host);
        printed = drawRarely(terminal);
      }
      terminal.textarea?.setAttribute('aria-label', t('terminal.input'));
      refit();
      link.resize(terminal.cols, terminal.rows);
      const undos = [followSize(host, fit), followTheme(terminal, host)];
      return () => {
        for (const undo of undos) undo();
        host.remove();
      };
    },
    choose: chooser.choose,
    focus: () => terminal.focus(),
    copy,
    paste: async () => offer((await around?.readClipboard()) ?? ''),
    insert(text, run) {
      terminal.paste(withoutBracketEnd(text));
      if (run) terminal.input('\r');
      terminal.focus();
    },
  };
}
