import type { ServerChannel } from 'ssh2';
import { takeMessages } from './channel-messages';

/**
 * Leaves a channel open on this side when the caller closed his: as long as a program runs, its exit status may still
 * be told (RFC 4254, section 5.3). OpenSSH's server does so, and its client relies on that for the sessions of a
 * shared connection: it closes a channel as soon as input and output have ended. Left to itself, ssh2 1.17 closes its
 * side at once.
 *
 * @param closed runs when the caller closed his side; the channel's input has ended then. `close()` closes this side,
 *   and the event `close` follows
 */
export function holdClose(channel: ServerChannel, closed: () => void): void {
  let answer: (() => void) | null = null;
  const stop = takeMessages(channel, 'CHANNEL_CLOSE', (pass) => {
    stop();
    answer = pass;
    endInput(channel);
    closed();
  });
  const close = channel.close.bind(channel);
  channel.close = () => {
    close();
    const pass = answer;
    answer = null;
    pass?.();
  };
  channel.once('close', () => {
    answer = null;
    stop();
  });
}

function endInput(channel: ServerChannel): void {
  const { incoming } = channel as unknown as { readonly incoming: { state: string } };
  if (incoming.state !== 'open') return;
  incoming.state = 'eof';
  channel.push(null);
}
