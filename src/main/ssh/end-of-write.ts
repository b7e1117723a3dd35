import type { ClientChannel, ServerChannel } from 'ssh2';
import { takeMessages } from './channel-messages';
import { sendPayload } from './ssh2-connection';
import { SshWriter } from './wire';

const channelRequest = 98;
const endOfWrite = 'eow@openssh.com';

/**
 * What this side calls itself. Stock `ssh` tells only a side whose name begins with "OpenSSH" that it takes no more
 * output (see {@link onEndOfWrite}); the version behind it, by which clients know the faults of old ones, is left out.
 */
export const softwareName = 'OpenSSH_compatible_Daypass';

/**
 * Runs when the caller takes no more output, though he goes on otherwise (OpenSSH's PROTOCOL, section 2.1): what reads
 * from `ssh` has ended, as in `ssh node yes | head`. A program that writes to nobody is to learn so, or it never ends.
 */
export function onEndOfWrite(channel: ServerChannel, run: () => void): void {
  const stop = takeMessages(channel, 'CHANNEL_REQUEST', (pass, type) => {
    if (type !== endOfWrite) return pass();
    stop();
    run();
  });
  channel.once('close', stop);
}

/** Tells a node the same. A node that is not OpenSSH might end the connection over it, and is not told. */
export function sendEndOfWrite(channel: ClientChannel): void {
  const { _client, outgoing } = channel as unknown as {
    readonly _client: Parameters<typeof sendPayload>[0] & { readonly _remoteVer?: string };
    readonly outgoing: { readonly id: number; readonly state: string };
  };
  if (!_client._remoteVer?.startsWith('OpenSSH')) return;
  if (outgoing.state !== 'open' && outgoing.state !== 'eof') return;
  const payload = new SshWriter().byte(channelRequest).uint32(outgoing.id).string(endOfWrite);
  sendPayload(_client, payload.byte(0).toBuffer());
}
