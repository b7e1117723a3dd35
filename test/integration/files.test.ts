import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partialName } from '#main/client/files/names';
import { everything } from '#shared/model/session-permissions';
import { startFilesRig, type FilesRig } from '../helpers/client/files-rig';
import { layCable, type Cable } from '../helpers/gateway/cable';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { certificateFor } from '../helpers/gateway/stock-ssh';

const refusal = 'Copying files is not allowed: role ops-read says ssh_file_copy: false.';
const earlier = 1_600_000_000;

let gateway: GatewayRig;
let cable: Cable;
let rig: FilesRig;

beforeAll(async () => {
  gateway = await startGatewayRig();
});
afterAll(() => gateway.close());
beforeEach(async () => {
  gateway.keeper.permissions = everything;
  gateway.keeper.calls.length = 0;
  cable = await layCable(gateway.proxy.port);
  const { ssh, keeper, sshd, hostKey } = gateway;
  rig = await startFilesRig({
    port: () => cable.port,
    login: sshd.login,
    hostKey,
    privateKey: ssh.key,
    certificate: certificateFor(keeper.userAuthority, ssh.user, ssh.key),
  });
});
afterEach(async () => {
  await rig.close();
  await cable.close();
});

function put(path: string, length: number, mode = 0o640): Buffer {
  const bytes = randomBytes(length);
  writeFileSync(path, bytes);
  chmodSync(path, mode);
  utimesSync(path, earlier, earlier);
  return bytes;
}
const same = (path: string, bytes: Buffer): void =>
  expect(readFileSync(path).equals(bytes)).toBe(true);
const parts = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.part'));

/** What a folder holds on each side: files of many sizes, folders in folders, a link. */
function fill(folder: (...names: string[]) => string): Map<string, Buffer> {
  mkdirSync(folder('tree', 'deep', 'deeper'), { recursive: true });
  mkdirSync(folder('tree', 'empty'));
  const files = new Map<string, Buffer>();
  for (const [name, size] of [
    ['tree/none', 0],
    ['tree/small', 10],
    ['tree/deep/ö 你好', 70_000],
    ['tree/deep/deeper/large', 9_000_001],
  ] as const)
    files.set(name, put(folder(name), size));
  symlinkSync('/etc/passwd', folder('tree', 'link'));
  return files;
}

describe('copying files through the gateway', () => {
  it.each([
    ['down', 'there', 'here'],
    ['up', 'here', 'there'],
  ] as const)('brings whole folders %s, and leaves links in them out', async (way, from, to) => {
    const files = fill(rig[from]);
    const ended = await rig.ended(rig.start(way, ['tree']));
    expect(ended).toMatchObject({ state: 'done', files: { done: 4, total: 4 } });
    expect(ended.bytes).toEqual({ done: 9_070_011, total: 9_070_011 });
    expect(ended.leftOut).toEqual([
      { name: 'tree/link', reason: 'Links inside a folder are not copied.' },
    ]);
    for (const [name, bytes] of files) {
      same(rig[to](name), bytes);
      const { mode, mtimeMs } = statSync(rig[to](name));
      expect([mode & 0o777, mtimeMs]).toEqual([0o640, earlier * 1_000]);
    }
    expect(statSync(rig[to]('tree', 'empty')).isDirectory()).toBe(true);
    expect(existsSync(rig[to]('tree', 'link'))).toBe(false);
    expect(parts(rig[to]())).toEqual([]);
  });

  it('is written down by the gateway, file by file', async () => {
    put(rig.here('report'), 10);
    await rig.ended(rig.start('up', ['report']));
    await rig.files.close(rig.connection);
    const operations = gateway.keeper.recorded('fileOperation').map(({ operation }) => operation);
    expect(JSON.stringify(gateway.keeper.calls)).toContain(rig.there('report'));
    expect(operations.length).toBeGreaterThan(0);
  });

  it('goes on where a part ends, and only with a part of the same file', async () => {
    const bytes = put(rig.there('disk'), 12_000_000);
    const { size, mtimeMs } = statSync(rig.there('disk'));
    const place = `${gateway.sshd.login}@/demo/node/iot`;
    const source = { place, path: rig.there('disk'), size, changed: mtimeMs };
    const part = rig.here(partialName(source, 'disk'));
    // The first byte shows that what is there is not fetched again; holes at its end are.
    const begun = Buffer.from(bytes);
    begun[0] = (begun[0] ?? 0) ^ 0xff;
    begun.fill(0, 9_000_000);
    writeFileSync(part, begun.subarray(0, 10_000_000));
    await rig.ended(rig.start('down', ['disk']));
    const got = readFileSync(rig.here('disk'));
    expect(got[0]).toBe(begun[0]);
    expect(got.subarray(1).equals(bytes.subarray(1))).toBe(true);

    utimesSync(rig.there('disk'), earlier, earlier + 5);
    writeFileSync(part, begun);
    const again = rig.start('down', ['disk']);
    await rig.transfer(again, ({ question }) => question !== null);
    rig.files.answer(again, 'replace', false);
    await rig.ended(again);
    same(rig.here('disk'), bytes);
  });

  it.each([
    ['down', 'there', 'here'],
    ['up', 'here', 'there'],
  ] as const)('goes on by itself after the network was cut: %s', async (way, from, to) => {
    const bytes = put(rig[from]('big'), 60_000_000);
    await rig.connected('open');
    const id = rig.start(way, ['big']);
    await rig.transfer(id, ({ bytes: { done } }) => done > 6_000_000);
    cable.cut();
    await rig.transfer(id, ({ state }) => state === 'reconnecting');
    expect(parts(rig[to]())).toHaveLength(1);
    expect(existsSync(rig[to]('big'))).toBe(false);
    rig.files.reconnect(rig.connection);
    expect(await rig.ended(id)).toMatchObject({ state: 'done' });
    same(rig[to]('big'), bytes);
    expect(parts(rig[to]())).toEqual([]);
  });

  it('rests while it is paused, and leaves nothing behind when it is cancelled', async () => {
    put(rig.here('big'), 60_000_000);
    const id = rig.start('up', ['big']);
    await rig.transfer(id, ({ bytes: { done } }) => done > 1_000_000);
    await rig.files.steer(id, 'pause');
    await rig.transfer(id, ({ state, rate }) => state === 'paused' && rate === 0);
    expect(parts(rig.there())).toHaveLength(1);
    await rig.files.steer(id, 'resume');
    await rig.transfer(id, ({ state, bytes: { done } }) => state === 'running' && done > 2_000_000);
    await rig.files.steer(id, 'cancel');
    expect(await rig.ended(id)).toMatchObject({ state: 'cancelled' });
    expect(readdirSync(rig.there())).toEqual([]);
  });
});

describe('what is there already', () => {
  it.each(['down', 'up'] as const)('is asked about, each way to answer: %s', async (way) => {
    const [from, to] = way === 'down' ? [rig.there, rig.here] : [rig.here, rig.there];
    const coming = put(from('a.txt'), 20);
    const old = put(to('a.txt'), 30, 0o600);
    const answer = async (choice: 'skip' | 'replace' | 'keep-both') => {
      const id = rig.start(way, ['a.txt']);
      const asked = await rig.transfer(id, ({ question }) => question !== null);
      expect(asked.question).toMatchObject({
        name: 'a.txt',
        there: { size: 30 },
        coming: { size: 20 },
      });
      rig.files.answer(id, choice, false);
      return rig.ended(id);
    };
    expect(await answer('skip')).toMatchObject({ state: 'done' });
    same(to('a.txt'), old);
    await answer('keep-both');
    same(to('a.txt'), old);
    same(to('a (2).txt'), coming);
    await answer('replace');
    same(to('a.txt'), coming);
    // What is replaced keeps who may read it.
    expect(statSync(to('a.txt')).mode & 0o777).toBe(0o600);
  });

  it('one answer may count for all, and nothing is written through a link', async () => {
    fill(rig.there);
    fill(rig.here);
    mkdirSync(rig.here('outside'));
    mkdirSync(rig.there('tree', 'trap'));
    put(rig.there('tree', 'trap', 'stolen'), 10);
    symlinkSync(rig.here('outside'), rig.here('tree', 'trap'));
    const id = rig.start('down', ['tree']);
    await rig.transfer(id, ({ question }) => question !== null);
    rig.files.answer(id, 'skip', true);
    const ended = await rig.ended(id);
    expect(ended.leftOut.map(({ name }) => name).toSorted()).toEqual(['tree/link', 'tree/trap']);
    expect(readdirSync(rig.here('outside'))).toEqual([]);
  });
});

describe('looking around and changing things', () => {
  it('lists, makes, renames and deletes, and says what cannot be done', async () => {
    await rig.connected('open');
    fill(rig.there);
    symlinkSync(rig.there('tree'), rig.there('shortcut'));
    symlinkSync('/nowhere', rig.there('broken'));
    const { entries, path } = await rig.files.list(rig.connection, rig.there());
    expect(path).toBe(rig.there());
    const kinds = Object.fromEntries(entries.map(({ name, kind, link }) => [name, [kind, link]]));
    expect(kinds).toEqual({
      tree: ['folder', false],
      shortcut: ['folder', true],
      broken: ['other', true],
    });
    const change = (input: object) =>
      rig.files.change(rig.connection, { folder: rig.there(), ...input } as never);
    await change({ type: 'make-folder', name: 'new' });
    await expect(change({ type: 'make-folder', name: 'new' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await change({ type: 'rename', name: 'new', to: 'newer' });
    await expect(change({ type: 'rename', name: 'newer', to: 'tree' })).rejects.toMatchObject({
      code: 'conflict',
    });
    // A link goes, and not what it leads to.
    await change({ type: 'delete', names: ['shortcut', 'broken', 'newer'] });
    expect(readlinkSync(rig.there('tree', 'link'))).toBe('/etc/passwd');
    await change({ type: 'delete', names: ['tree'] });
    expect(readdirSync(rig.there())).toEqual([]);
    expect(existsSync('/etc/passwd')).toBe(true);
    await expect(rig.files.list(rig.connection, rig.there('gone'))).rejects.toThrow('gone');
    put(rig.there('file'), 1);
    await expect(rig.files.list(rig.connection, rig.there('file'))).rejects.toThrow('not a folder');
  });

  it('says in words what a file is lacking, and copies the others', async () => {
    put(rig.there('good'), 10);
    const id = rig.start('down', ['gone', 'good']);
    const ended = await rig.ended(id);
    expect(ended).toMatchObject({ state: 'done', files: { done: 1, total: 1 } });
    expect(ended.leftOut).toEqual([{ name: 'gone', reason: 'It is not there any more.' }]);
  });

  it('notices a file that becomes shorter while it is copied', async () => {
    put(rig.there('log'), 60_000_000);
    const id = rig.start('down', ['log']);
    await rig.transfer(id, ({ bytes: { done } }) => done > 500_000);
    truncateSync(rig.there('log'), 100);
    const ended = await rig.ended(id);
    expect(ended.state).toBe('failed');
    expect(readdirSync(rig.here())).toEqual([]);
  });
});

describe('a role that does not allow copying files', () => {
  it('refuses it in its own words', async () => {
    const blocked = { ...everything, fileCopy: { allowed: false, reason: refusal } } as const;
    await rig.connected('open');
    put(rig.there('big'), 60_000_000);
    const id = rig.start('down', ['big']);
    await rig.transfer(id, ({ bytes: { done } }) => done > 500_000);
    gateway.keeper.permissions = blocked;
    gateway.keeper.change();
    const ended = await rig.connected('ended');
    expect(ended.reason).toContain(refusal);
    expect(await rig.ended(id)).toMatchObject({ state: 'failed' });
    rig.files.reconnect(rig.connection);
    await rig.connected('connecting');
    expect((await rig.connected('ended')).reason).toContain(refusal);
    // Access is back: what is there of the file is used.
    gateway.keeper.permissions = everything;
    await rig.files.steer(id, 'retry');
    expect(await rig.ended(id)).toMatchObject({ state: 'done' });
  });
});
