import type { ClientChannel, ServerChannel } from 'ssh2';
import { plainText } from '#shared/lib/plain-text';
import { sendExit, type ExitOutcome } from '#main/ssh/ssh2-connection';

/** Runs once what was written to the channel so far, output and error output, is on its way. */
export function afterWrites(channel: ServerChannel, run: () => void): void {
  channel.write(Buffer.alloc(0), () => channel.stderr.write(Buffer.alloc(0), run));
}

/** Tells how the program ended, if that is known, and closes the channel, after everything written before. */
export function endChannel(
  channel: ServerChannel,
  outcome: ExitOutcome | null,
  ended: () => void = () => undefined,
): void {
  afterWrites(channel, () => {
    if (outcome !== null) sendExit(channel, outcome);
    closeChannel(channel);
    ended();
  });
}

/**
 * Ends a caller's channel with a sentence on his error output and exit status 255, as ssh's own failures have. The
 * sentence may hold what a node or an administrator wrote; nothing of it commands the caller's terminal.
 *
 * @param options.midLine a terminal's cursor may stand behind a prompt: the sentence begins on a new line
 */
export function failChannel(
  channel: ServerChannel,
  sentence: string,
  options: { readonly midLine: boolean } = { midLine: false },
): void {
  const text = `${options.midLine ? '\r\n' : ''}${plainText(sentence)}\r\n`;
  channel.stderr.write(text, () => {
    sendExit(channel, { type: 'status', code: 255 });
    closeChannel(channel);
  });
}

/** Closes the channel now; what still waits is dropped. */
export function closeChannel(channel: ServerChannel | ClientChannel): void {
  channel.end();
  channel.close();
}
