/**
 * A terminal's bytes travel over a MessagePort of its own, from the client process straight to the window.
 * The window acknowledges what it has written to the screen; the client stops reading from SSH while more than
 * {@link terminalWindowBytes} are on their way, so that nothing is dropped and nothing piles up.
 */
export type TerminalToWindow =
  | { readonly type: 'data'; readonly bytes: Uint8Array }
  /** The session is over; `reason` says why, in words. */
  | { readonly type: 'end'; readonly reason: string; readonly exitCode: number | null };

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
