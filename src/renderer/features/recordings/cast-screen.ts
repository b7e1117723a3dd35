import '@xterm/xterm/css/xterm.css';
import { Terminal } from '@xterm/xterm';
import type { CastScreen } from '../../stores/cast-player';
import { followTheme } from '../../ui/terminal-theme';

/** A terminal that only shows; it is as large as what was recorded. */
export interface ShownScreen extends CastScreen {
  close(): void;
}

/** @param host holds it, and scrolls where it is larger */
export function createCastScreen(host: HTMLElement): ShownScreen {
  const terminal = new Terminal({
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontSize: 13,
    lineHeight: 1.25,
    disableStdin: true,
    cursorBlink: false,
    scrollback: 1_000,
  });
  terminal.open(host);
  // There is nothing to type: the keyboard goes to the player's own buttons.
  if (terminal.textarea) terminal.textarea.tabIndex = -1;
  const unfollow = followTheme(terminal, host);
  return {
    reset({ columns, rows }) {
      terminal.reset();
      terminal.resize(columns, rows);
    },
    resize: ({ columns, rows }) => terminal.resize(columns, rows),
    write: (text) => terminal.write(text),
    close() {
      unfollow();
      terminal.dispose();
    },
  };
}
