import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportKey } from '#main/client/stock/export-key';
import { encodeCertificate, formatCertificateLine } from '#main/ssh/certificate';
import { parsePublicKeyLine, publicKeyBlob } from '#main/ssh/public-key';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'daypass-export-'))));
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const until = 4_000_000_000_000;
const authority = generateKeyPairSync('ed25519').privateKey;

function certify(publicKey: Buffer): { sshCertificate: string; until: number } {
  const blob = encodeCertificate(
    {
      ...{ type: 'user', publicKey, serial: 1n, keyId: 'alice', principals: ['alice'] },
      ...{ validAfter: 1n, validBefore: BigInt(until / 1_000) },
      ...{ criticalOptions: new Map(), extensions: new Map() },
    },
    authority,
  );
  return { sshCertificate: formatCertificateLine(blob), until };
}

type Call = (name: string, input: unknown) => Promise<ReturnType<typeof certify>>;
const call = vi.fn<Call>(async (_name, input) => {
  const line = parsePublicKeyLine((input as { publicKey: string }).publicKey);
  if (!line.ok) throw new Error(line.error);
  return certify(line.value.key.blob);
});
beforeEach(() => void call.mockClear());
const api = { call } as unknown as Parameters<typeof exportKey>[0]['api'];
const into = (to = folder, userName = 'alice@example.com') =>
  exportKey({ api, folder: to, userName, cluster: 'demo' });
const refused = expect.objectContaining({ code: 'conflict' }) as unknown;

describe('exporting a key', () => {
  it('writes a key and a certificate that ssh-keygen reads, for their owner alone', async () => {
    const exported = await into();
    expect(exported).toMatchObject({ path: join(folder, 'daypass-demo-alice-example.com'), until });
    for (const path of [exported.path, `${exported.path}-cert.pub`])
      expect(statSync(path).mode & 0o777).toBe(0o600);
    const run = (...args: string[]) => execFileSync('ssh-keygen', args, { encoding: 'utf8' });
    const publicLine = run('-y', '-f', exported.path);
    const shown = run('-L', '-f', `${exported.path}-cert.pub`);
    expect(shown).toContain('Key ID: "alice"');
    expect(shown).toContain(exported.fingerprint);
    // The cluster saw the public half and nothing more.
    const sent = JSON.stringify(call.mock.calls);
    expect(sent).toContain(publicLine.split(' ')[1]);
    expect(sent).not.toContain('PRIVATE');
  });

  it.each(['', '-cert.pub'])('replaces nothing: %j is there already', async (ending) => {
    const path = join(folder, `daypass-demo-alice${ending}`);
    writeFileSync(path, 'precious');
    await expect(into(folder, 'alice')).rejects.toEqual(refused);
    expect(readFileSync(path, 'utf8')).toBe('precious');
    expect(readdirSync(folder)).toHaveLength(1);
    expect(call).not.toHaveBeenCalled();
  });

  it('leaves nothing where the key comes to be in the way meanwhile', async () => {
    const path = join(folder, 'daypass-demo-alice');
    call.mockImplementationOnce(async (_name, input) => {
      writeFileSync(path, 'precious');
      const line = parsePublicKeyLine((input as { publicKey: string }).publicKey);
      return certify(line.ok ? line.value.key.blob : Buffer.alloc(0));
    });
    await expect(into(folder, 'alice')).rejects.toEqual(refused);
    expect(readdirSync(folder)).toEqual(['daypass-demo-alice']);
    expect(readFileSync(path, 'utf8')).toBe('precious');
  });

  it('writes no certificate that is for another key', async () => {
    call.mockImplementationOnce(async () =>
      certify(publicKeyBlob(generateKeyPairSync('ed25519').publicKey)),
    );
    await expect(into()).rejects.toMatchObject({ code: 'internal' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says so where the folder is none', async () => {
    await expect(into('relative')).rejects.toEqual(refused);
    await expect(into(join(folder, 'none'))).rejects.toEqual(refused);
    expect(readdirSync(folder)).toEqual([]);
  });
});
