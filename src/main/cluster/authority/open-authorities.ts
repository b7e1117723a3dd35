import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExpectedError } from '#shared/api/errors';
import { auditAuthority, sshAuthority, x509Authority, type LiveAuthorities } from './authorities';
import {
  authorityNames,
  firstRing,
  formatAuthorityFile,
  parseAuthorityFile,
  type AuthorityName,
  type AuthorityRing,
} from './authority-file';
import { moveDurably, replaceFile, syncFolder, writeNewFile } from './durable-file';
import type { KeyWrapper } from './key-wrapper';
import { isEd25519, makeEd25519Key, makeKey } from './make-key';

interface Place {
  readonly folder: string;
  readonly wrapper: KeyWrapper | null;
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
}): Promise<LiveAuthorities> {
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
    const ring = firstRing(await makeKey(name, options.clusterName, options.now));
    writeNewFile(fileOf(unfinished, name), formatAuthorityFile(name, ring, wrapper));
  }
  syncFolder(unfinished);
  moveDurably(unfinished, folder);
  syncFolder(dirname(folder));
  return loadAuthorities({ folder, wrapper });
}

/** Makes the audit authority of a cluster that was created before there was one; one that is there is left alone. */
export function addAuditAuthority(folder: string, wrapper: KeyWrapper | null, now: number): void {
  const path = fileOf(folder, 'audit');
  if (existsSync(path)) return;
  replaceFile(path, formatAuthorityFile('audit', firstRing(makeEd25519Key(now)), wrapper));
}

/**
 * Loads the authorities. Keys that were stored while there was no wrapper are encrypted now if there is one.
 *
 * @throws ExpectedError `store_unusable` when a file is missing, damaged, newer, or does not open with this wrapper
 */
export function loadAuthorities(place: Place): LiveAuthorities {
  const rings = new Map(authorityNames.map((name) => [name, load(place, name)]));
  const ring = (name: AuthorityName) => rings.get(name) as AuthorityRing;
  const build = <T>(name: AuthorityName, make: (ring: AuthorityRing) => T): T => {
    try {
      return make(ring(name));
    } catch (error) {
      if (error instanceof TypeError) throw unusable(fileOf(place.folder, name), error.message);
      throw error;
    }
  };
  const live = {
    user: build('user', sshAuthority),
    node: build('node', sshAuthority),
    host: build('host', sshAuthority),
    audit: build('audit', auditAuthority),
    tlsServer: build('tls-server', x509Authority),
    tlsUser: build('tls-user', x509Authority),
  };
  const rebuild: Readonly<Record<AuthorityName, () => void>> = {
    user: () => void (live.user = build('user', sshAuthority)),
    node: () => void (live.node = build('node', sshAuthority)),
    host: () => void (live.host = build('host', sshAuthority)),
    audit: () => void (live.audit = build('audit', auditAuthority)),
    'tls-server': () => void (live.tlsServer = build('tls-server', x509Authority)),
    'tls-user': () => void (live.tlsUser = build('tls-user', x509Authority)),
  };
  return Object.assign(live, {
    encrypted: place.wrapper !== null,
    ring,
    store(name: AuthorityName, next: AuthorityRing) {
      replaceFile(fileOf(place.folder, name), formatAuthorityFile(name, next, place.wrapper));
    },
    adopt(name: AuthorityName, next: AuthorityRing) {
      rings.set(name, next);
      rebuild[name]();
    },
  });
}

function load({ folder, wrapper }: Place, name: AuthorityName): AuthorityRing {
  const path = fileOf(folder, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw unusable(path, 'it is missing or cannot be read', cause);
  }
  const file = parseAuthorityFile(text, name, wrapper);
  if (!file.ok) throw unusable(path, file.error);
  const { ring, wrapped } = file.value;
  const expected = isEd25519(name) ? 'ed25519' : 'ec';
  if (ring.keys.some((key) => key.privateKey.asymmetricKeyType !== expected))
    throw unusable(path, 'a key in it is of another kind');
  if (!wrapped && wrapper !== null) replaceFile(path, formatAuthorityFile(name, ring, wrapper));
  return ring;
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
