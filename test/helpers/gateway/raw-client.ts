import type { KeyObject } from 'node:crypto';
import ssh2 from 'ssh2';
import { certificateAlgorithm } from '#main/ssh/certificate';
import { createSshSignature } from '#main/ssh/signature';
import { SshWriter } from '#main/ssh/wire';

/** What ssh2 keeps to itself of a client that exchanged keys. */
interface Protocol {
  readonly _kex: { readonly sessionID: Buffer };
  readonly _cipher: { encrypt(packet: Buffer): void };
  readonly _packetRW: {
    readonly write: {
      readonly allocStart: number;
      alloc(bytes: number): Buffer;
      finalize(packet: Buffer): Buffer;
    };
  };
}

/** An SSH client that may sign in now and from then on sends what it is told to, sensible or not. */
export interface RawClient {
  /** The sign-in that a good client would send now, as a payload. */
  signIn(user: string, certificate: Buffer, key: KeyObject): Buffer;
  send(payload: Buffer): void;
  readonly signedIn: boolean;
  /** Resolves when the connection is closed, by either side. */
  readonly closed: Promise<void>;
  close(): void;
}

export async function connectRaw(port: number): Promise<RawClient> {
  const client = new ssh2.Client();
  let signedIn = false;
  client.on('error', () => undefined);
  client.on('ready', () => (signedIn = true));
  const closed = new Promise<void>((resolve) => client.on('close', () => resolve()));
  await new Promise<void>((resolve) =>
    client.connect({
      host: '127.0.0.1',
      port,
      username: 'x',
      readyTimeout: 0,
      hostVerifier: () => true,
      // Asked once the gateway waits for a sign-in, and never answered: what is sent is for the test to say.
      authHandler: () => resolve(),
    }),
  );
  const protocol = (client as unknown as { readonly _protocol: Protocol })._protocol;
  return {
    closed,
    get signedIn() {
      return signedIn;
    },
    signIn: (user, certificate, key) => signInPayload(protocol, { user, certificate, key }),
    send: (payload) => send(protocol, payload),
    close: () => client.destroy(),
  };
}

function signInPayload(
  protocol: Protocol,
  {
    user,
    certificate,
    key,
  }: { readonly user: string; readonly certificate: Buffer; readonly key: KeyObject },
): Buffer {
  const request = new SshWriter()
    .byte(50)
    .string(user)
    .string('ssh-connection')
    .string('publickey')
    .byte(1)
    .string(certificateAlgorithm)
    .string(certificate)
    .toBuffer();
  const data = new SshWriter().string(protocol._kex.sessionID).raw(request).toBuffer();
  return new SshWriter().raw(request).string(createSshSignature(key, data)).toBuffer();
}

function send(protocol: Protocol, payload: Buffer): void {
  const writer = protocol._packetRW.write;
  const packet = writer.alloc(payload.length);
  packet.set(payload, writer.allocStart);
  protocol._cipher.encrypt(writer.finalize(packet));
}
