import type { KeyObject } from 'node:crypto';
import ssh2, { type Client, type ConnectConfig, type IdentityCallback } from 'ssh2';
import { certificateAlgorithm } from './certificate';
import { formatKeyLine, publicKeyBlob } from './public-key';
import { createSshSignature } from './signature';
import { SshWriter } from './wire';

/** What to sign in with: the certificate as a wire blob, and the private key whose public half it certifies. */
export interface CertificateLogin {
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
}

/** The part of ssh2 1.17's connection object that is no public interface; nothing else in Daypass touches it. */
interface Ssh2Protocol {
  authPK(user: string, ...rest: unknown[]): void;
  readonly _kex: { readonly sessionID: Buffer };
  readonly _authsQueue: string[];
  readonly _kexinit: unknown;
  _queue: Buffer[] | undefined;
  readonly _cipher: { encrypt(packet: Buffer): void };
  readonly _packetRW: {
    readonly write: {
      readonly allocStart: number;
      alloc(payloadBytes: number): Buffer;
      finalize(packet: Buffer): Buffer;
    };
  };
}

const userAuthRequest = 50;

/**
 * Connects an ssh2 client that signs in with an OpenSSH certificate and nothing else.
 *
 * ssh2 would write the certificate's algorithm into the signature, which sshd refuses: it wants `ssh-ed25519`
 * there. So `authPK` on the connection's own protocol object is replaced by one that sends the signed request of
 * RFC 4252, section 7, at once, without asking first whether the key would do.
 *
 * @param options everything else for `client.connect`; what concerns authentication is replaced
 */
export function connectWithCertificate(
  client: Client,
  options: ConnectConfig & { readonly username: string },
  login: CertificateLogin,
): void {
  const { username } = options;
  let tried = false;
  client.connect({
    ...options,
    authHandler: (_left, _partial, next) => {
      if (tried) return next(false as never);
      tried = true;
      next({ type: 'agent', username, agent: new OneIdentity(publicKeyBlob(login.privateKey)) });
    },
  });
  const protocol = (client as unknown as { readonly _protocol: Ssh2Protocol })._protocol;
  if (typeof protocol?.authPK !== 'function')
    throw new Error('This version of ssh2 has no authPK to replace');
  protocol.authPK = (user) => sendSignedRequest(protocol, user, login);
}

/** Makes ssh2 call `authPK` once; it never gets to sign, because the replaced `authPK` does. */
class OneIdentity extends ssh2.BaseAgent {
  readonly #line: string;

  constructor(publicKey: Buffer) {
    super();
    this.#line = formatKeyLine(publicKey);
  }

  override getIdentities(callback: IdentityCallback): void {
    const key = ssh2.utils.parseKey(this.#line);
    if (key instanceof Error) callback(key);
    else callback(null, [key]);
  }

  override sign(): void {
    throw new Error('The certificate login signs by itself');
  }
}

function sendSignedRequest(protocol: Ssh2Protocol, user: string, login: CertificateLogin): void {
  const request = new SshWriter()
    .byte(userAuthRequest)
    .string(user)
    .string('ssh-connection')
    .string('publickey')
    .byte(1)
    .string(certificateAlgorithm)
    .string(login.certificate)
    .toBuffer();
  const data = new SshWriter().string(protocol._kex.sessionID).raw(request).toBuffer();
  const signature = createSshSignature(login.privateKey, data);
  protocol._authsQueue.push('publickey');
  send(protocol, new SshWriter().raw(request).string(signature).toBuffer());
}

function send(protocol: Ssh2Protocol, payload: Buffer): void {
  const writer = protocol._packetRW.write;
  const packet = writer.alloc(payload.length);
  packet.set(payload, packet.length === payload.length ? 0 : writer.allocStart);
  const finished = writer.finalize(packet);
  if (protocol._kexinit === undefined) return protocol._cipher.encrypt(finished);
  // A key exchange is under way: what is queued goes out after it.
  (protocol._queue ??= []).push(finished);
}
