import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatPrivateKey } from '#main/ssh/private-key';
import { formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';

it('a private key is one that ssh-keygen reads, with its comment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-key-'));
  try {
    for (const comment of ['', 'a', 'alice@example.com']) {
      const { privateKey } = generateKeyPairSync('ed25519');
      const file = join(folder, 'id');
      writeFileSync(file, formatPrivateKey(privateKey, comment), { mode: 0o600 });
      const line = execFileSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' }).trim();
      expect(line).toBe(formatKeyLine(publicKeyBlob(privateKey), comment));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('a key of another type is refused', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  expect(() => formatPrivateKey(privateKey)).toThrow('not an Ed25519 private key');
});
