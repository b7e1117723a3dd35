import { certificateAlgorithm, parseCertificate } from '../../ssh/certificate';
import { parsePublicKeyBlob } from '../../ssh/public-key';
import { verifySshSignature } from '../../ssh/signature';
import { readAll } from '../../ssh/wire';

/** The extension by which a client tells the agent which SSH connection it is asking for (OpenSSH's PROTOCOL.agent). */
export const bindingExtension = 'session-bind@openssh.com';

/** What a client proved about the SSH connection that it asks for. */
export interface SessionBinding {
  /** The host key or host certificate that the server showed, a wire blob. */
  readonly hostKey: Buffer;
  readonly sessionId: Buffer;
  /** Whether the agent itself is being passed on over that connection, so that what follows comes from the server. */
  readonly forwarding: boolean;
}

/**
 * Reads the body of the extension: host key, session id, the server's signature over that, and whether it is for
 * forwarding.
 *
 * @returns `null` when the server did not sign that session with that key
 * @throws WireError when it is malformed
 */
export function readBinding(body: Buffer): SessionBinding | null {
  const asked = readAll(body, (reader) => ({
    hostKey: reader.string(),
    sessionId: reader.string(),
    signature: reader.string(),
    forwarding: reader.byte() !== 0,
  }));
  const key = ed25519KeyOf(asked.hostKey);
  if (key === null || !verifySshSignature(key, asked.sessionId, asked.signature)) return null;
  const { hostKey, sessionId, forwarding } = asked;
  return { hostKey, sessionId, forwarding };
}

/** The key with which the server signs: the certified one where it showed a certificate. */
function ed25519KeyOf(shown: Buffer): Buffer | null {
  const type = shown.subarray(4, 4 + certificateAlgorithm.length).toString('latin1');
  if (type === certificateAlgorithm) {
    const certificate = parseCertificate(shown);
    return certificate.ok ? certificate.value.publicKey : null;
  }
  const key = parsePublicKeyBlob(shown);
  return key.ok && key.value.type === 'ssh-ed25519' ? key.value.blob : null;
}
