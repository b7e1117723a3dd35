import type { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import ssh2, { type Connection, type ServerChannel, type SFTPWrapper } from 'ssh2';
import { parseCertificate } from '#main/ssh/certificate';
import { formatPrivateKey } from '#main/ssh/private-key';
import { verifySshSignature } from '#main/ssh/signature';
import { sendBanner } from '#main/ssh/ssh2-connection';

/** An SSH server on 127.0.0.1 that checks the certificate's signature as the gateway does, and that tests play. */
export interface FakeGateway {
  readonly port: number;
  /** User names that signed in or were refused. */
  readonly users: string[];
  /** Says why everybody is refused; `null` lets them in. */
  refuse: string | null;
  /** What the shell was asked for: sizes of its terminal. */
  readonly sizes: { columns: number; rows: number }[];
  /** The next shell that somebody opens. */
  shell(): Promise<ServerChannel>;
  /** Plays the server of each SFTP session; without one they are refused. */
  sftp: ((server: SFTPWrapper) => void) | null;
  /** Cuts all connections. */
  cut(): void;
  close(): Promise<void>;
}

export async function startFakeGateway(hostKey: KeyObject): Promise<FakeGateway> {
  const connections = new Set<Connection>();
  const shells: ServerChannel[] = [];
  const waiting: ((channel: ServerChannel) => void)[] = [];
  const server = new ssh2.Server({ hostKeys: [formatPrivateKey(hostKey)] }, (connection) => {
    connections.add(connection);
    connection.on('error', () => undefined);
    connection.on('close', () => connections.delete(connection));
    admit(gateway, connection);
    connection.on('session', (accept) => {
      const session = accept();
      session.on('pty', (allow, _refuse, info) => {
        gateway.sizes.push({ columns: info.cols, rows: info.rows });
        allow?.();
      });
      session.on('window-change', (allow, _refuse, info) => {
        gateway.sizes.push({ columns: info.cols, rows: info.rows });
        allow?.();
      });
      session.on('sftp', (allow, refuse) => (gateway.sftp ? gateway.sftp(allow()) : refuse()));
      session.on('shell', (allow) => {
        const channel = allow();
        const next = waiting.shift();
        if (next) next(channel);
        else shells.push(channel);
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const gateway: FakeGateway = {
    port: (server.address() as AddressInfo).port,
    users: [],
    refuse: null,
    sftp: null,
    sizes: [],
    shell() {
      const channel = shells.shift();
      if (channel) return Promise.resolve(channel);
      return new Promise((resolve) => waiting.push(resolve));
    },
    cut() {
      for (const connection of connections)
        (connection as unknown as { _sock: { destroy(): void } })._sock.destroy();
    },
    async close() {
      gateway.cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return gateway;
}

function admit(gateway: FakeGateway, connection: Connection): void {
  connection.on('authentication', (context) => {
    if (context.method !== 'publickey') return context.reject(['publickey']);
    gateway.users.push(context.username);
    const certificate = parseCertificate(context.key.data);
    const isGenuine =
      certificate.ok &&
      context.blob !== undefined &&
      context.signature !== undefined &&
      verifySshSignature(certificate.value.publicKey, context.blob, context.signature);
    if (isGenuine && gateway.refuse === null) return context.accept();
    if (gateway.refuse !== null) sendBanner(connection, gateway.refuse);
    context.reject([]);
  });
}
