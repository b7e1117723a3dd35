import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aConnection, aTransfer } from '../../../helpers/fake-world-files';
import { aliceProfile, clusterName, uuid } from '../../../helpers/window-builders';
import { commandsRig } from '../commands-rig';

let folder: string;
let rig: ReturnType<typeof commandsRig>;
let root: string;
const at = (...names: string[]) => join(folder, ...names);
const connection = uuid(801);
const where = { connection, folder: '/tmp' };

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'daypass-files-')));
  mkdirSync(at('opened', 'sub'), { recursive: true });
  writeFileSync(at('opened', 'file'), 'x');
  writeFileSync(at('secret'), 'x');
  symlinkSync(at('secret'), at('opened', 'out'));
  rig = commandsRig();
  const { context, run } = rig;
  Object.assign(context, { chooseFolder: async () => at('opened') });
  root = (await run['files.openRoot']({ which: 'choose' }))?.id ?? '';
});
afterEach(() => rmSync(folder, { recursive: true }));

const started = () => rig.calls.find(({ name }) => name === 'startTransfer')?.input;

describe('files of this computer', () => {
  it('are opened by the person alone', async () => {
    Object.assign(rig.context, { chooseFolder: async () => null });
    const again = commandsRig();
    expect(await again.run['files.openRoot']({ which: 'choose' })).toBeNull();
    const state = await rig.run['files.state']({});
    expect(state.roots).toEqual([{ id: root, label: 'opened' }]);
  });

  it('are listed and changed in what was opened, and nowhere else', async () => {
    await rig.run['files.listLocal']({ root, path: ['sub'] }).catch(() => undefined);
    expect(rig.calls.at(-1)).toMatchObject({
      name: 'listLocalFiles',
      input: { folder: at('opened', 'sub') },
    });
    const change = (part: object) =>
      rig.run['files.changeLocal']({ root, path: [], change: part as never });
    await change({ type: 'make-folder', name: 'new' });
    await change({ type: 'rename', name: 'new', to: 'newer' });
    expect(readdirSync(at('opened')).toSorted()).toEqual(['file', 'newer', 'out', 'sub']);
    await expect(change({ type: 'make-folder', name: 'sub' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await change({ type: 'delete', names: ['out', 'file'] });
    // The link, and not what it leads to.
    expect(rig.context.files.trash).toHaveBeenCalledWith(at('opened', 'out'));
    await expect(rig.run['files.listLocal']({ root, path: ['out'] })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  it('are sent by their real paths, and refused where a link leads out', async () => {
    await rig.run['files.upload']({ ...where, root, path: [], names: ['file', 'sub'] });
    expect(started()).toMatchObject({
      direction: 'up',
      folder: '/tmp',
      sources: [
        { name: 'file', path: at('opened', 'file') },
        { name: 'sub', path: at('opened', 'sub') },
      ],
    });
    const stolen = rig.run['files.upload']({ ...where, root, path: [], names: ['out'] });
    await expect(stolen).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('are sent from a drop by ids that the drop gave', async () => {
    const [id] = rig.context.files.roots.drop([at('secret')]);
    await rig.run['files.uploadDropped']({ ...where, dropped: [id ?? ''] });
    expect(started()).toMatchObject({ sources: [{ name: 'secret', path: at('secret') }] });
    const made = rig.run['files.uploadDropped']({ ...where, dropped: [uuid(1)] });
    await expect(made).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('files of a machine', () => {
  it('are connected to, and go to a folder that was opened', async () => {
    const resource = `/${clusterName}/node/${uuid(11)}` as const;
    const input = { profileId: aliceProfile, resource, name: 'iot', login: 'deploy' };
    expect(await rig.run['files.connect']({ ...input, assume: null })).toEqual({
      connection: uuid(77),
    });
    expect(rig.calls).toEqual([
      { name: 'openFiles', input: { connection: uuid(77), ...input }, ports: [] },
    ]);
    await rig.run['files.download']({ ...where, root, path: ['sub'], names: ['a'] });
    expect(started()).toMatchObject({
      ...{ direction: 'down', local: at('opened', 'sub'), names: ['a'], forDrag: false },
    });
  });

  it('are brought to a folder of ours to be dragged out, and leave it with the transfer', async () => {
    const { transfer } = await rig.run['files.prepareDrag']({ ...where, names: ['a.txt'] });
    const { local } = started() as { local: string };
    await expect(rig.run['files.drag']({ transfer })).rejects.toMatchObject({
      code: 'wrong_state',
    });
    writeFileSync(join(local, 'a.txt'), 'x');
    const done = aTransfer(1, { id: transfer, state: 'done', forDrag: true });
    rig.context.files.board.take({ connections: [], transfers: [done] });
    await rig.run['files.drag']({ transfer });
    expect(rig.context.files.startDrag).toHaveBeenCalledWith([join(local, 'a.txt')]);
    await rig.run['files.steer']({ transfer, order: 'forget' });
    await expect(rig.run['files.drag']({ transfer })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a client process that stopped', () => {
  beforeEach(() => {
    const { board } = rig.context.files;
    board.take({
      connections: [aConnection()],
      transfers: [aTransfer(1), aTransfer(2, { state: 'done' })],
    });
    board.lose('It stopped.');
  });

  it('leaves behind what it did, with the reason', async () => {
    const state = await rig.run['files.state']({});
    expect(state.connections).toMatchObject([{ state: 'ended', reason: 'It stopped.' }]);
    expect(state.transfers).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('goes on from there') },
      { state: 'done' },
    ]);
  });

  it('is connected through again under the same id, and what it left can be put away', async () => {
    await rig.run['files.reconnect']({ connection });
    const { profileId, resource, name, login } = aConnection();
    expect(rig.calls.at(-1)).toMatchObject({
      name: 'openFiles',
      input: { connection, profileId, resource, name, login },
    });
    await rig.run['files.steer']({ transfer: uuid(811), order: 'forget' });
    const { connections, transfers } = await rig.run['files.state']({});
    expect([connections, transfers.map(({ id }) => id)]).toEqual([[], [uuid(812)]]);
  });
});
