import { X509Certificate, type KeyObject } from 'node:crypto';
import type { Handover } from '#shared/model/authority';
import { fingerprint, publicKeyBlob } from '../../ssh/public-key';
import type { AuthorityKey, AuthorityName, AuthorityRing } from './authority-file';
import { spkiOf } from './handover';
import { pinOfSpki } from './x509-issuer';

/** A key of an SSH authority. */
export interface SshSigner {
  readonly privateKey: KeyObject;
  /** Its public half, as an SSH wire blob. */
  readonly publicKey: Buffer;
  /** `SHA256:…`, as ssh-keygen -l prints it. */
  readonly fingerprint: string;
}

/** An SSH authority (Ed25519). */
export interface SshAuthority extends SshSigner {
  /** The public keys that are trusted, the signing one among them: two while it rotates. */
  readonly trusted: readonly Buffer[];
  /** The same with their private halves, the signing one first. */
  readonly signers: readonly SshSigner[];
  /** The one that signed before the rotation that goes on now; without one, the only one. */
  readonly before: SshSigner;
}

/** What signs the end of the audit log (Ed25519). */
export interface AuditAuthority {
  readonly privateKey: KeyObject;
  /** Its public half, SubjectPublicKeyInfo, DER in base64. */
  readonly publicKey: string;
  /** How the first key came to be replaced by this one; empty while it is the first. */
  readonly handovers: readonly Handover[];
}

/** An X.509 issuer (ECDSA P-256). */
export interface X509Authority {
  readonly privateKey: KeyObject;
  /** The issuer's certificate, DER. */
  readonly certificate: Buffer;
  /** The issuers' certificates that are trusted, the signing one among them; DER. */
  readonly trusted: readonly Buffer[];
  /** As those of {@link AuditAuthority}; users' issuers have none. */
  readonly handovers: readonly Handover[];
}

/** All authorities of a cluster. They rotate: read them at each use, and keep no part of them. */
export interface Authorities {
  /** Signs people's certificates; the gateway alone trusts it. */
  readonly user: SshAuthority;
  /** Signs the certificates for connections to nodes; nodes trust it. */
  readonly node: SshAuthority;
  /** Signs host certificates. */
  readonly host: SshAuthority;
  /** Signs the heads of the audit log, and nothing else. */
  readonly audit: AuditAuthority;
  /** Issues the API server's certificate. */
  readonly tlsServer: X509Authority;
  /** Issues people's certificates for the API. */
  readonly tlsUser: X509Authority;
  /** Whether the keys on the disk are encrypted. */
  readonly encrypted: boolean;
}

/** Authorities that can be replaced while they are used. */
export interface LiveAuthorities extends Authorities {
  ring(name: AuthorityName): AuthorityRing;
  /** Puts other keys of an authority in the place of those before, durably; they count once {@link adopt} is called. */
  store(name: AuthorityName, ring: AuthorityRing): void;
  /** Makes a ring that was stored count, at once and for everything. */
  adopt(name: AuthorityName, ring: AuthorityRing): void;
}

/** What identifies a key: as ssh-keygen -l prints it for SSH, as a pin for the others. */
export function fingerprintOf(name: AuthorityName, { privateKey }: AuthorityKey): string {
  return name === 'user' || name === 'node' || name === 'host'
    ? fingerprint(publicKeyBlob(privateKey))
    : pinOfSpki(Buffer.from(spkiOf(privateKey), 'base64'));
}

export function sshAuthority({ keys, state }: AuthorityRing): SshAuthority {
  const signers = keys.map(({ privateKey }) => {
    const publicKey = publicKeyBlob(privateKey);
    return { privateKey, publicKey, fingerprint: fingerprint(publicKey) };
  });
  const trusted = signers.map(({ publicKey }) => publicKey);
  const [signs, other] = signers as [SshSigner, SshSigner?];
  return { ...signs, trusted, signers, before: state === 'switched' && other ? other : signs };
}

export function auditAuthority({ keys, handovers }: AuthorityRing): AuditAuthority {
  const [{ privateKey }] = keys;
  return { privateKey, publicKey: spkiOf(privateKey), handovers };
}

/** @throws TypeError when a certificate does not belong to its key */
export function x509Authority({ keys, handovers }: AuthorityRing): X509Authority {
  const trusted = keys.map(({ privateKey, certificate }) => {
    if (certificate === null || !certifies(certificate, privateKey))
      throw new TypeError('a certificate in it does not belong to its key');
    return certificate;
  });
  const [{ privateKey }] = keys;
  return { privateKey, certificate: trusted[0] as Buffer, trusted, handovers };
}

function certifies(certificate: Buffer, privateKey: KeyObject): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(privateKey);
  } catch {
    return false;
  }
}
