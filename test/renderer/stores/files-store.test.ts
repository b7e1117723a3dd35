import { beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '#shared/lib/result';
import { createFilesStore } from '../../../src/renderer/stores/files-store';
import type { FilesStore } from '../../../src/renderer/stores/files-view';
import { createFakeWorld } from '../../helpers/fake-world';
import { aConnection, anEntry, aTransfer, fakeFiles } from '../../helpers/fake-world-files';
import type { FakeWorld } from '../../helpers/fake-world-parts';
import { aliceProfile, uuid } from '../../helpers/window-builders';

const iot = {
  profileId: aliceProfile,
  resource: aConnection().resource,
  name: 'iot',
  assume: null,
};

let world: FakeWorld;
let files: FilesStore;

beforeEach(async () => {
  world = createFakeWorld({});
  files = createFilesStore(world.bridge);
  await files.start();
});

const called = (name: string) =>
  world.bridge.calls.filter((call) => call.name === name).map(({ input }) => input);
const shown = () => files.remote()?.store.getState();
const names = (pane = shown()) => pane?.rows.map(({ name }) => name);

async function connect(): Promise<string> {
  expect(await files.connect({ ...iot, login: 'deploy' })).toBeNull();
  await vi.waitFor(() => expect(names()).toContain('deploy.sh'));
  return files.store.getState().active ?? '';
}

describe('a connection to files', () => {
  it('shows the folder one starts in; the same login is not connected twice', async () => {
    const connection = await connect();
    expect(shown()?.place).toEqual({ root: connection, path: ['home', 'deploy'] });
    await files.connect({ ...iot, login: 'deploy' });
    expect(called('files.connect')).toHaveLength(1);
    await files.connect({ ...iot, login: 'root' });
    expect(files.store.getState().connections).toHaveLength(2);
    expect(files.store.getState().active).not.toBe(connection);
    files.select(connection);
    await files.disconnect(connection);
    expect(files.store.getState().active).not.toBe(connection);
  });

  it('that has ended is connected again, and reads its folder anew once it is open', async () => {
    const ended = aConnection({ state: 'ended', reason: 'You dropped this access.' });
    Object.assign(world.bridge.commands, fakeFiles(world, { connections: [ended] }));
    await files.start();
    expect(called('files.list')).toEqual([]);
    await files.connect({ ...iot, login: 'deploy' });
    expect(called('files.reconnect')).toEqual([{ connection: ended.id }]);
    world.bridge.push('files', { connections: [aConnection()], transfers: [] });
    await vi.waitFor(() => expect(names()).toContain('deploy.sh'));
  });
});

describe('moving about', () => {
  it('goes into a folder and out of it again, to the row that it came from', async () => {
    await connect();
    const pane = files.remote();
    await pane?.enter('releases');
    expect(shown()).toMatchObject({ rows: [], place: { path: ['home', 'deploy', 'releases'] } });
    await pane?.up();
    expect(shown()?.rows[shown()?.active ?? -1]?.name).toBe('releases');
  });

  it('keeps what is shown, and says why, when reading it anew fails', async () => {
    await connect();
    world.bridge.commands['files.list'] = () =>
      err({ code: 'unreachable', message: 'The connection was lost.', field: null, details: [] });
    await files.remote()?.refresh();
    expect(names()).toContain('deploy.sh');
    expect(shown()?.error?.message).toBe('The connection was lost.');
    await files.remote()?.enter('shared');
    expect(names()).toEqual([]);
  });

  it('is not brought back by an answer that comes late', async () => {
    await connect();
    let answerNow: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (answerNow = resolve));
    const { commands } = world.bridge;
    const list = commands['files.list'];
    commands['files.list'] = async (input) => {
      if (input.path.endsWith('releases')) await slow;
      return list?.(input) ?? ok({ path: '', entries: [], passedOver: 0 });
    };
    const going = files.remote()?.enter('releases');
    await files.remote()?.open({ root: shown()?.place?.root ?? '', path: ['home', 'deploy'] });
    answerNow();
    await going;
    expect(shown()?.place?.path).toEqual(['home', 'deploy']);
  });
});

describe('copying', () => {
  it('needs a folder on both sides', async () => {
    await connect();
    expect(await files.copyFrom('remote')).toMatchObject({ code: 'wrong_state' });
    expect(called('files.download')).toEqual([]);
  });

  it('takes what is chosen on one side to the folder of the other', async () => {
    const connection = await connect();
    await files.openRoot('downloads');
    const pane = files.remote();
    const at = names()?.indexOf('deploy.sh') ?? -1;
    pane?.choose(at, 'only');
    pane?.choose(names()?.indexOf('access.log') ?? -1, 'toggle');
    expect(await files.copyFrom('remote')).toBeNull();
    const both = { connection, folder: '/home/deploy', root: uuid(800), path: [] };
    expect(called('files.download')).toEqual([{ ...both, names: ['access.log', 'deploy.sh'] }]);
    await files.copyFrom('local', ['report.pdf']);
    expect(called('files.upload')).toEqual([{ ...both, names: ['report.pdf'] }]);
  });

  it('names what was dropped by the ids that the drop gave', async () => {
    const connection = await connect();
    await files.drop([new File(['x'], 'x')]);
    const [input] = called('files.uploadDropped');
    expect(input).toMatchObject({ connection, folder: '/home/deploy', dropped: [uuid(0)] });
  });

  it('shows what arrived where its folder is open', async () => {
    const connection = await connect();
    const before = called('files.list').length;
    const up = aTransfer(1, { connection, direction: 'up', remote: '/home/deploy' });
    const elsewhere = aTransfer(2, { connection, direction: 'up', remote: '/tmp' });
    const { connections } = files.store.getState();
    world.bridge.push('files', { connections, transfers: [up, elsewhere] });
    world.bridge.push('files', { connections, transfers: [up, { ...elsewhere, state: 'done' }] });
    expect(called('files.list')).toHaveLength(before);
    world.bridge.push('files', { connections, transfers: [{ ...up, state: 'done' }] });
    expect(called('files.list')).toHaveLength(before + 1);
  });
});

it('changes something in a folder, and is on it then', async () => {
  const connection = await connect();
  const list = world.bridge.commands['files.list'];
  world.bridge.commands['files.list'] = async (input) => {
    const answer = await list?.(input);
    if (!answer?.ok) throw new Error('The fake has no such folder');
    return ok({ ...answer.value, entries: [...answer.value.entries, anEntry('new.txt')] });
  };
  await files.change('remote', { type: 'rename', name: 'deploy.sh', to: 'new.txt' });
  expect(called('files.change')).toEqual([
    {
      connection,
      change: { type: 'rename', folder: '/home/deploy', name: 'deploy.sh', to: 'new.txt' },
    },
  ]);
  expect(shown()?.rows[shown()?.active ?? -1]?.name).toBe('new.txt');
});
