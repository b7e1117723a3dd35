/**
 * A terminal's bytes travel over a MessagePort of its own, from the client process straight to the window.
 * The window acknowledges what it has written to the screen; the client stops reading from SSH while more than
 * {@link terminalWindowBytes} are on their way, so that nothing is dropped and nothing piles up.
 *
 * A session outlives its ports: a window that was hidden or loaded again asks for another port (`session.attach`),
 * and the one before is closed. A session without a port runs on, and keeps the last of its output.
 */
export type TerminalToWindow =
  /** The first message on each port. */
  | {
      readonly type: 'start';
      /** How many bytes of the session came before those that follow. */
      readonly offset: number;
      /**
       * So many of the bytes that follow were printed earlier: what the terminal answers to questions in them is
       * not for the shell.
       */
      readonly history: number;
      /**
       * Set when the bytes do not follow what the window has: the screen is to be cleared, and then brought into the
       * modes that these control sequences set.
       */
      readonly reset: { readonly modes: string } | null;
    }
  | { readonly type: 'data'; readonly bytes: Uint8Array };

export type TerminalFromWindow =
  | { readonly type: 'input'; readonly text: string }
  | { readonly type: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly type: 'acknowledge'; readonly bytes: number };

/** How many bytes may be on their way to the screen, unacknowledged. */
export const terminalWindowBytes = 2 * 1024 * 1024;

/**
 * The preload script hands the port on with `window.postMessage(message, '*', [port])`, where the message is
 * this; the bridge accepts it from its own window only.
 */
export interface TerminalPortMessage {
  readonly channel: 'daypass:terminal-port';
  readonly sessionId: string;
}
