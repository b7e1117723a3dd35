import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExpectedError } from '#shared/api/errors';
import { publicKeyBlob } from '../../ssh/public-key';
import {
  authorityNames,
  formatAuthorityFile,
  parseAuthorityFile,
  type AuthorityKey,
  type AuthorityName,
} from './authority-file';
import { moveDurably, replaceFile, syncFolder, writeNewFile } from './durable-file';
import type { KeyWrapper } from './key-wrapper';
import { isEd25519, makeEd25519Key, makeKey } from './make-key';

/** An SSH authority (Ed25519). */
export interface SshAuthority {
  /** The key that signs. */
  readonly privateKey: KeyObject;
  /** Its public half, as an SSH wire blob. */
  readonly publicKey: Buffer;
  /** The public keys that are trusted, the signing one among them: two while it rotates. */
  readonly trusted: readonly Buffer[];
}

/** What signs the end of the audit log (Ed25519). */
export interface AuditAuthority {
  readonly privateKey: KeyObject;
  /** Its public half, SubjectPublicKeyInfo, DER in base64. */
  readonly publicKey: string;
}

/** An X.509 issuer (ECDSA P-256). */
export interface X509Authority {
  readonly privateKey: KeyObject;
  /** The issuer's certificate, DER. */
  readonly certificate: Buffer;
  /** The issuers' certificates that are trusted, the signing one among them; DER. */
  readonly trusted: readonly Buffer[];
}

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

/** Whether a folder holds a cluster's authorities. */
export function authoritiesExist(folder: string): boolean {
  return existsSync(folder);
}

/**
 * Makes all authorities and stores them in a new folder (0700, files 0600), which appears complete or not at all.
 *
 * @param wrapper encrypts the keys; `null` where this computer has no keychain
 * @throws ExpectedError `conflict` when the folder exists: authorities are never replaced
 */
export async function createAuthorities(options: {
  readonly folder: string;
  readonly clusterName: string;
  readonly wrapper: KeyWrapper | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}): Promise<Authorities> {
  const { folder, wrapper } = options;
  if (authoritiesExist(folder))
    throw new ExpectedError(
      'conflict',
      `${folder} holds a cluster's keys already. They were left alone.`,
    );
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  for (const name of authorityNames) {
    const key = await makeKey(name, options.clusterName, options.now);
    writeNewFile(fileOf(unfinished, name), formatAuthorityFile(name, [key], wrapper));
  }
  syncFolder(unfinished);
  moveDurably(unfinished, folder);
  syncFolder(dirname(folder));
  return loadAuthorities({ folder, wrapper });
}

/** Makes the audit authority of a cluster that was created before there was one; one that is there is left alone. */
export function addAuditAuthority(folder: string, wrapper: KeyWrapper | null): void {
  const path = fileOf(folder, 'audit');
  if (existsSync(path)) return;
  replaceFile(path, formatAuthorityFile('audit', [makeEd25519Key()], wrapper));
}

/**
 * Loads the authorities. Keys that were stored while there was no wrapper are encrypted now if there is one.
 *
 * @throws ExpectedError `store_unusable` when a file is missing, damaged, newer, or does not open with this wrapper
 */
export function loadAuthorities(options: {
  readonly folder: string;
  readonly wrapper: KeyWrapper | null;
}): Authorities {
  const ssh = (name: AuthorityName) => sshAuthority(load(options, name));
  const x509 = (name: AuthorityName) => x509Authority(load(options, name), options.folder, name);
  return {
    user: ssh('user'),
    node: ssh('node'),
    host: ssh('host'),
    audit: auditAuthority(load(options, 'audit')),
    tlsServer: x509('tls-server'),
    tlsUser: x509('tls-user'),
    encrypted: options.wrapper !== null,
  };
}

function load(
  options: { readonly folder: string; readonly wrapper: KeyWrapper | null },
  name: AuthorityName,
): readonly AuthorityKey[] {
  const path = fileOf(options.folder, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw unusable(path, 'it is missing or cannot be read', cause);
  }
  const file = parseAuthorityFile(text, name, options.wrapper);
  if (!file.ok) throw unusable(path, file.error);
  const { keys, wrapped } = file.value;
  const expected = isEd25519(name) ? 'ed25519' : 'ec';
  if (keys.some((key) => key.privateKey.asymmetricKeyType !== expected))
    throw unusable(path, 'a key in it is of another kind');
  if (!wrapped && options.wrapper !== null)
    replaceFile(path, formatAuthorityFile(name, keys, options.wrapper));
  return keys;
}

function sshAuthority(keys: readonly AuthorityKey[]): SshAuthority {
  const { privateKey } = keys[0] as AuthorityKey;
  const trusted = keys.map((key) => publicKeyBlob(key.privateKey));
  return { privateKey, publicKey: trusted[0] as Buffer, trusted };
}

function auditAuthority(keys: readonly AuthorityKey[]): AuditAuthority {
  const { privateKey } = keys[0] as AuthorityKey;
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { privateKey, publicKey: spki.toString('base64') };
}

function x509Authority(
  keys: readonly AuthorityKey[],
  folder: string,
  name: AuthorityName,
): X509Authority {
  const trusted = keys.map(({ privateKey, certificate }) => {
    if (certificate === null || !certifies(certificate, privateKey))
      throw unusable(fileOf(folder, name), 'a certificate in it does not belong to its key');
    return certificate;
  });
  const { privateKey } = keys[0] as AuthorityKey;
  return { privateKey, certificate: trusted[0] as Buffer, trusted };
}

function certifies(certificate: Buffer, privateKey: KeyObject): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(privateKey);
  } catch {
    return false;
  }
}

function fileOf(folder: string, name: AuthorityName): string {
  return join(folder, `${name}.json`);
}

function unusable(path: string, why: string, cause?: unknown): ExpectedError {
  return new ExpectedError(
    'store_unusable',
    `The cluster's key file ${path} cannot be used: ${why}. Nothing was changed. Restore it from a backup, or ` +
      'unlock the keychain, and start Daypass again.',
    { cause },
  );
}
