import type { Connection, ServerChannel } from 'ssh2';
import { SshWriter } from './wire';
import { sendPayload } from './ssh2-connection';

const channelOpen = 90;
const agentChannel = 'auth-agent@openssh.com';
/** As ssh2 opens its own channels. */
const windowSize = 2 * 1024 * 1024;
const packetSize = 32 * 1024;

type Opened = (error: Error | undefined, channel: ServerChannel) => void;

/**
 * Opens a channel to the caller's SSH agent, which he allowed on a session (OpenSSH's PROTOCOL.agent and
 * `auth-agent-req@openssh.com`). ssh2 1.17 does that as a client only; so the channel is entered in its own table,
 * where the caller's answer finds it.
 *
 * @param opened runs in the turn in which the answer is read
 */
export function openAgentChannel(connection: Connection, opened: Opened): void {
  const { _chanMgr: channels } = connection as unknown as {
    readonly _chanMgr: { add(waiting: Opened & { readonly type: string }): number };
  };
  const waiting = Object.assign(((error, channel) => opened(error, channel)) as Opened, {
    type: agentChannel,
  });
  const id = channels.add(waiting);
  const payload = new SshWriter().byte(channelOpen).string(agentChannel).uint32(id);
  sendPayload(connection, payload.uint32(windowSize).uint32(packetSize).toBuffer());
}
