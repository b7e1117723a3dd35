import type { Client } from 'ssh2';

/** The parts of ssh2 1.17 by which it gives an SFTP session its channel. */
interface Ssh2Client {
  readonly _chanMgr: { update(id: number, channel: unknown): void };
}
interface Ssh2SftpChannel {
  /** Its requests that wait for an answer; other channels have none. */
  readonly _requests?: unknown;
  stderr: { push(data: Buffer | null): boolean };
}

/**
 * Hears what is said beside an SFTP session, which ssh2 drops: by it a gateway says why a session is refused or ended.
 * To be called before the session is asked for.
 */
export function hearSftpErrors(client: Client, hear: (text: string) => void): void {
  const channels = (client as unknown as Ssh2Client)._chanMgr;
  const update = channels.update.bind(channels);
  channels.update = (id, channel) => {
    const session = channel as Ssh2SftpChannel;
    if (session._requests)
      session.stderr = {
        ...session.stderr,
        push: (data) => {
          if (data) hear(data.toString('utf8'));
          return true;
        },
      };
    update(id, channel);
  };
}
