import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CertificateAccess } from '#shared/model/access-scope';
import { issueUserCertificate } from '#main/cluster/authority/user-certificate';
import { formatPrivateKey } from '#main/ssh/private-key';
import { formatKeyLine, parsePublicKeyLine, publicKeyBlob } from '#main/ssh/public-key';

const id = '3b241101-e2bb-4255-8caf-4136c566a962';
const hour = 3_600_000;

/** Where Linux keeps files in memory, so that signing is measured and not the disk. */
const memory = '/dev/shm';

/** A request for two logins on three machines, as a certificate carries it. */
const access: CertificateAccess = {
  ...{ v: 2, user: id, session: id, generation: 1 },
  scope: {
    type: 'granted',
    standing: [],
    grants: [
      {
        ...{ type: 'resources', request: id, roles: ['team-1'] },
        resources: [1, 2, 3].map((each) => ({
          id: `/bench/node/${id.replace(/^./, String(each))}`,
          constraint: { type: 'ssh_logins', logins: ['deploy', 'root'] },
        })),
      },
    ],
  },
};

/** So many keys, in files, and an authority; both sides read the files and write certificates beside them. */
export interface KeyBatch {
  readonly count: number;
  /** Milliseconds for signing all of them by our own code, files included. */
  ours(): number;
  /** The same by one `ssh-keygen -s`. */
  sshKeygen(): number;
  /** Milliseconds for signing all of them in memory. */
  inProcess(): number;
  remove(): void;
}

export function makeKeyBatch(count: number): KeyBatch {
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'daypass-keys-'));
  const authority = generateKeyPairSync('ed25519').privateKey;
  writeFileSync(join(folder, 'authority'), formatPrivateKey(authority), { mode: 0o600 });
  const names = Array.from({ length: count }, (_, each) => `key-${each}`);
  const keys = names.map((name) => {
    const blob = publicKeyBlob(generateKeyPairSync('ed25519').publicKey);
    writeFileSync(join(folder, `${name}.pub`), `${formatKeyLine(blob)}\n`);
    return blob;
  });
  // A file that is written over costs more than a new one.
  const forget = () => {
    for (const name of names) rmSync(join(folder, `${name}-cert.pub`), { force: true });
  };
  return {
    count,
    inProcess: () => timed(() => keys.forEach((key) => sign(authority, key))),
    ours() {
      forget();
      return timed(() => {
        for (const name of names) signFile(authority, join(folder, name));
      });
    },
    sshKeygen() {
      forget();
      return timed(() => {
        const about = ['-q', '-s', 'authority', '-I', 'alice', '-n', id, '-V', '+1h'];
        const files = names.map((name) => `${name}.pub`);
        execFileSync('ssh-keygen', [...about, ...files], { cwd: folder });
      });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function sign(authority: KeyObject, publicKey: Buffer): Buffer {
  const now = Date.now();
  return issueUserCertificate({
    ...{ authority, publicKey, access, keyId: 'alice' },
    ...{ validAfter: now - 60_000, validBefore: now + hour, extensions: ['permit-pty'] },
  });
}

function signFile(authority: KeyObject, path: string): void {
  const line = parsePublicKeyLine(readFileSync(`${path}.pub`, 'utf8').trim());
  if (!line.ok) throw new Error(line.error);
  writeFileSync(`${path}-cert.pub`, `${formatKeyLine(sign(authority, line.value.key.blob))}\n`);
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
