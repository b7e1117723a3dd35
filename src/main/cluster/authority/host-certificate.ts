import { randomBytes, type KeyObject } from 'node:crypto';
import { encodeCertificate } from '../../ssh/certificate';

/** A host certificate is made for one connection; clients whose clock is off by less than these take it. */
const backSeconds = 60 * 60;
const seconds = 24 * 60 * 60;

/**
 * Signs a host certificate: the key proves to be the host of these names to whoever trusts the host authority.
 *
 * @returns the certificate as a wire blob
 * @throws WireError for a key or a name that cannot stand in one, or when there is no name
 */
export function issueHostCertificate(input: {
  /** The host authority's private key (Ed25519). */
  readonly authority: KeyObject;
  /** The host's key, as an SSH wire blob of type ssh-ed25519. */
  readonly publicKey: Buffer;
  readonly names: readonly string[];
  /** Text for the client's log. */
  readonly keyId: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}): Buffer {
  const second = Math.floor(input.now / 1_000);
  return encodeCertificate(
    {
      type: 'host',
      publicKey: input.publicKey,
      serial: randomBytes(8).readBigUInt64BE(),
      keyId: input.keyId,
      principals: input.names,
      validAfter: BigInt(second - backSeconds),
      validBefore: BigInt(second + seconds),
      criticalOptions: new Map(),
      extensions: new Map(),
    },
    input.authority,
  );
}
