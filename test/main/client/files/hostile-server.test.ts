import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeGateway, type FakeGateway } from '../../../helpers/client/fake-gateway';
import { startFilesRig, type FilesRig } from '../../../helpers/client/files-rig';
import { bait, hostileSftp } from '../../../helpers/client/hostile-sftp';
import { certificateFor } from '../../../helpers/gateway/stock-ssh';

const ed25519 = () => generateKeyPairSync('ed25519').privateKey;

let gateway: FakeGateway;
let rig: FilesRig;

beforeEach(async () => {
  const [hostKey, privateKey] = [ed25519(), ed25519()];
  gateway = await startFakeGateway(hostKey);
  const certificate = certificateFor(ed25519(), crypto.randomUUID(), privateKey);
  gateway.sftp = hostileSftp([]);
  rig = await startFilesRig({
    ...{ port: () => gateway.port, hostKey, privateKey, certificate, login: 'deploy' },
  });
});
afterEach(async () => {
  await rig.close();
  await gateway.close();
});

async function fetchTrap(): Promise<Awaited<ReturnType<FilesRig['ended']>>> {
  mkdirSync(rig.here('chosen'));
  const more = { folder: '/', local: rig.here('chosen') };
  return rig.ended(rig.start('down', ['trap'], more));
}

describe('a server that means ill', () => {
  it('writes nothing outside of the folder, by no name', async () => {
    const out = ['..', '.', '../out', '/tmp/daypass-out', 'a/../../out', '', '..\0x', 'a\0b'];
    const odd = ['..\\out', 'new\nline', 'color\x1b[31m', '\u202Egpj.exe', '...'];
    gateway.sftp = hostileSftp([...out, ...odd], ['inner', '../outer']);
    const ended = await fetchTrap();
    expect(readdirSync(rig.here())).toEqual(['chosen']);
    expect(readdirSync(rig.here('chosen'))).toEqual(['trap']);
    const found = readdirSync(rig.here('chosen', 'trap'));
    expect(found.toSorted()).toEqual(
      ['...', '..\\out', '_gpj.exe', 'color_[31m', 'inner', 'new_line'].toSorted(),
    );
    expect(readFileSync(rig.here('chosen', 'trap', '...'))).toEqual(bait);
    expect(ended.leftOutCount).toBeGreaterThanOrEqual(out.length);
    expect(ended.leftOut.every(({ reason }) => reason !== '')).toBe(true);
  });

  it('does not set bits that make a program run as somebody else', async () => {
    gateway.sftp = hostileSftp(['tool']);
    await fetchTrap();
    expect(statSync(rig.here('chosen', 'trap', 'tool')).mode & 0o7000).toBe(0);
  });

  it('may use a name twice: neither file replaces the other', async () => {
    gateway.sftp = hostileSftp(['same', 'same', 'a\tb', 'a\nb']);
    await fetchTrap();
    expect(readdirSync(rig.here('chosen', 'trap')).toSorted()).toEqual(
      ['a_b', 'a_b (2)', 'same', 'same (2)'].toSorted(),
    );
  });

  it('shows no names that could be taken for a way out', async () => {
    gateway.sftp = hostileSftp(['good', '..', '../out', '']);
    await rig.connected('open');
    const { entries } = await rig.files.list(rig.connection, '/trap');
    expect(entries.map(({ name }) => name)).toEqual(['good']);
  });
});

it('says what the gateway says when there is no SFTP', async () => {
  gateway.sftp = null;
  gateway.cut();
  rig.files.reconnect(rig.connection);
  const { reason } = await rig.connected('ended');
  expect(reason).toContain('no file session');
});
