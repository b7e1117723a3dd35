import type { WindowBridge } from '#shared/ipc/contract';
import type {
  TerminalFromWindow,
  TerminalPortMessage,
  TerminalToWindow,
} from '#shared/ipc/terminal';

declare global {
  interface Window {
    /** Put there by the preload script; nothing but this module reads it. */
    readonly daypass?: WindowBridge;
  }
}

/** A terminal's bytes, both ways. Messages that arrive before a listener is set are kept for it. */
export interface TerminalPort {
  send(message: TerminalFromWindow): void;
  onMessage(listener: (message: TerminalToWindow) => void): void;
  close(): void;
}

/** Everything the window can reach outside itself. Stores take it as a parameter, so tests hand them a fake. */
export interface Bridge extends WindowBridge {
  /** Called for each terminal port that the client process hands to this window. */
  onTerminalPort(listener: (sessionId: string, port: TerminalPort) => void): () => void;
}

const terminalChannel: TerminalPortMessage['channel'] = 'daypass:terminal-port';

function isTerminalPortMessage(data: unknown): data is TerminalPortMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    'channel' in data &&
    data.channel === terminalChannel &&
    'sessionId' in data &&
    typeof data.sessionId === 'string'
  );
}

function terminalPort(port: MessagePort): TerminalPort {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      // Setting `onmessage` starts the port; until then it keeps what arrives.
      port.onmessage = (event: MessageEvent<TerminalToWindow>) => listener(event.data);
    },
    close: () => port.close(),
  };
}

/**
 * The bridge that the preload script put on the window.
 *
 * @returns `null` when the page was opened outside the app, where there is nothing to talk to
 */
export function windowBridge(target: Window): Bridge | null {
  const { daypass } = target;
  if (!daypass) return null;
  return {
    invoke: (name, input) => daypass.invoke(name, input),
    on: (name, listener) => daypass.on(name, listener),
    drop: (files) => daypass.drop(files),
    onTerminalPort: (listener) => {
      const receive = (event: MessageEvent<unknown>) => {
        // Only the preload script posts from this very window; a frame or another page must not hand in a port.
        if (event.source !== target || !isTerminalPortMessage(event.data)) return;
        const [port] = event.ports;
        if (port) listener(event.data.sessionId, terminalPort(port));
      };
      target.addEventListener('message', receive);
      return () => target.removeEventListener('message', receive);
    },
  };
}
