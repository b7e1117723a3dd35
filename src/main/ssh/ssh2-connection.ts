import type { Socket } from 'node:net';
import type { Client, ClientChannel, Connection, ServerChannel } from 'ssh2';
import { SshWriter } from './wire';

/**
 * What ssh2 1.17 has no public interface for, on a connection's own protocol object. Each function here is used by
 * an integration test against stock OpenSSH, so that an update of ssh2 that breaks it is seen at once.
 */
interface Ssh2Protocol {
  readonly _kexinit: unknown;
  _queue: Buffer[] | undefined;
  _cipher: Ssh2Cipher;
  _decipher: Ssh2Decipher | undefined;
  readonly _packetRW: {
    read: PacketReader;
    readonly write: {
      readonly allocStart: number;
      alloc(payloadBytes: number): Buffer;
      finalize(packet: Buffer): Buffer;
    };
  };
  channelOpenFail(recipient: number, reason: number, description: string): void;
  exitStatus(recipient: number, status: number): void;
  exitSignal(recipient: number, name: string, coreDumped: boolean, message: string): void;
  /** Sends `keepalive@openssh.com`, to which every SSH server answers. */
  ping(): void;
}

/** Takes a packet's compression off, if there is any. */
interface PacketReader {
  read(raw: Buffer): Buffer;
  cleanup(): void;
}

/** With the name: ssh2's own JavaScript for AES-GCM. Its native part, which is optional, has none. */
export interface Ssh2Cipher {
  readonly _encSSLName?: string;
  readonly _encKey: Buffer;
  /** The next packet's; counted up in place. */
  readonly _encIV: Buffer;
  readonly _dead: boolean;
  outSeqno: number;
  /** Writes a piece of an encrypted packet. */
  _onWrite: (piece: Buffer) => void;
  /** @param packet length, length of the padding, payload, padding */
  encrypt(packet: Buffer): void;
}

/** The other direction, as {@link Ssh2Cipher}. */
export interface Ssh2Decipher {
  readonly _decipherSSLName?: string;
  readonly _decipherKey: Buffer;
  readonly _decipherIV: Buffer;
  inSeqno: number;
  /** Handles a packet's payload. @returns what `decrypt` shall, `false` for how far it came */
  _onPayload: (payload: Buffer) => number | false | undefined;
  /** @returns where something else has to read on, if it has to */
  decrypt(data: Buffer, start: number, end: number): number | undefined;
}

interface Ssh2Connection {
  readonly _protocol: Ssh2Protocol;
  readonly _sock: Socket;
  /** Who waits for the answer to a global request, in the order in which they were sent (RFC 4254, section 4). */
  readonly _callbacks: (() => void)[];
}

const userAuthBanner = 53;

/** Shows a text to a caller who is signing in (RFC 4252, section 5.4): SSH_MSG_USERAUTH_BANNER. */
export function sendBanner(connection: Connection, text: string): void {
  const line = text.endsWith('\n') ? text : `${text}\r\n`;
  const payload = new SshWriter().byte(userAuthBanner).string(line).string('').toBuffer();
  sendPayload(connection, payload);
}

/**
 * Gives a sentence to every refused channel that ssh2 refuses without one, such as a forwarding.
 *
 * @param sentence or what gives it at the moment of the refusal
 */
export function explainRefusedChannels(
  connection: Connection,
  sentence: string | (() => string),
): void {
  const protocol = inside(connection)._protocol;
  const refuse = protocol.channelOpenFail.bind(protocol);
  protocol.channelOpenFail = (recipient, reason, description) =>
    refuse(
      recipient,
      reason,
      description || (typeof sentence === 'string' ? sentence : sentence()),
    );
}

export type ExitOutcome =
  | { readonly type: 'status'; readonly code: number }
  | { readonly type: 'signal'; readonly name: string; readonly coreDumped: boolean };

/** Tells how a process ended, also after EOF was sent, where ssh2's own `exit` says nothing. */
export function sendExit(channel: ServerChannel, outcome: ExitOutcome): void {
  const { _client, outgoing } = channel as unknown as {
    readonly _client: Ssh2Connection;
    readonly outgoing: { readonly id: number; readonly state: string };
  };
  if (outgoing.state !== 'open' && outgoing.state !== 'eof') return;
  const protocol = _client._protocol;
  if (outcome.type === 'status') return protocol.exitStatus(outgoing.id, outcome.code);
  try {
    protocol.exitSignal(outgoing.id, outcome.name, outcome.coreDumped, '');
  } catch {
    // ssh2 refuses to name signals that it does not know. 255 is what OpenSSH's client returns for a signal.
    protocol.exitStatus(outgoing.id, 255);
  }
}

/** Whether the connection decrypts by ssh2's own JavaScript: into new memory. Its native part does so in place. */
export function decryptsApart(connection: Connection | Client): boolean {
  return inside(connection)._protocol._decipher?._decipherSSLName !== undefined;
}

/** Runs over the connection's cipher, and over the new one after each further key exchange. */
export function onEachCipher(
  connection: Connection | Client,
  run: (cipher: Ssh2Cipher) => void,
): void {
  onEach(inside(connection)._protocol, '_cipher', run);
}

/** The same for what decrypts. */
export function onEachDecipher(
  connection: Connection | Client,
  run: (decipher: Ssh2Decipher) => void,
): void {
  onEach(inside(connection)._protocol, '_decipher', (decipher) => {
    if (decipher) run(decipher);
  });
}

function onEach<Name extends '_cipher' | '_decipher'>(
  protocol: Ssh2Protocol,
  name: Name,
  run: (value: Ssh2Protocol[Name]) => void,
): void {
  let current = protocol[name];
  run(current);
  Object.defineProperty(protocol, name, {
    get: () => current,
    set(next: Ssh2Protocol[Name]) {
      current = next;
      run(next);
    },
  });
}

/** The cipher that a packet may go to at once; `null` while a key exchange is under way. */
export function readyCipher(connection: Connection | Client): Ssh2Cipher | null {
  const { _kexinit, _cipher } = inside(connection)._protocol;
  return _kexinit === undefined ? _cipher : null;
}

/** Asks a signed-in server for a sign of life. @returns whether it answered in time */
export function answers(client: Client, deadlineMs: number): Promise<boolean> {
  const { _protocol, _callbacks, _sock } = inside(client);
  if (!_sock.writable) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), deadlineMs);
    _callbacks.push(() => {
      clearTimeout(timer);
      resolve(true);
    });
    _protocol.ping();
  });
}

/**
 * Whether a channel that is closed was closed by the other side; otherwise the connection under it broke. Only to the
 * other side's close does ssh2 answer with one of its own.
 */
export function wasClosedByPeer(channel: ClientChannel): boolean {
  const { outgoing } = channel as unknown as { readonly outgoing: { readonly state: string } };
  return outgoing.state === 'closed';
}

/** The socket under an ssh2 connection. */
export function socketOf(connection: Connection | Client): Socket {
  return inside(connection)._sock;
}

function inside(connection: Connection | Client): Ssh2Connection {
  return connection as unknown as Ssh2Connection;
}

/** Looks at each packet that comes, before ssh2 does. */
export function onEachPacket(connection: Connection, look: (payload: Buffer) => void): void {
  const packets = inside(connection)._protocol._packetRW;
  const reader = packets.read;
  packets.read = {
    cleanup: () => reader.cleanup(),
    read: (raw) => {
      const payload = reader.read(raw);
      look(payload);
      return payload;
    },
  };
}

/** Sends a packet that ssh2 has no function for. */
export function sendPayload(connection: Connection | Client, payload: Buffer): void {
  const protocol = inside(connection)._protocol;
  const writer = protocol._packetRW.write;
  const packet = writer.alloc(payload.length);
  packet.set(payload, writer.allocStart);
  const finished = writer.finalize(packet);
  if (protocol._kexinit === undefined) return protocol._cipher.encrypt(finished);
  // A key exchange is under way: what is queued goes out after it.
  (protocol._queue ??= []).push(finished);
}
