import type { FileConnection, FilesState, Transfer } from '#shared/ipc/files';
import { ok } from '#shared/lib/result';
import type { FileEntry } from '#shared/model/file';
import type { FakeCommands } from './fake-bridge';
import { failing, type FakeWorld } from './fake-world-parts';
import { aliceProfile, clusterName, uuid } from './window-builders';

export function anEntry(name: string, part: Partial<FileEntry> = {}): FileEntry {
  const changed = Date.UTC(2030, 0, 12, 8, 5);
  return { name, kind: 'file', link: false, size: 1_200, changed, mode: 0o644, ...part };
}
export const aFolder = (name: string): FileEntry => anEntry(name, { kind: 'folder', size: 4_096 });

export function aConnection(part: Partial<FileConnection> = {}): FileConnection {
  return {
    ...{ id: uuid(801), profileId: aliceProfile, resource: `/${clusterName}/node/${uuid(11)}` },
    ...{ name: 'iot', login: 'deploy', state: 'open', reason: '', ...part },
  };
}

export function aTransfer(number: number, part: Partial<Transfer> = {}): Transfer {
  return {
    ...{ id: uuid(810 + number), connection: uuid(801), direction: 'down', names: ['access.log'] },
    ...{ local: '/home/alice/Downloads', remote: '/var/log', state: 'running', reason: '' },
    ...{ files: { done: 0, total: 1 }, bytes: { done: 34_000_000, total: 120_000_000 } },
    ...{ rate: 12_400_000, question: null, leftOut: [], leftOutCount: 0, forDrag: false },
    ...part,
  };
}

const there: Readonly<Record<string, readonly FileEntry[]>> = {
  '/home/deploy': [
    ...['releases', 'shared', '.ssh'].map(aFolder),
    anEntry('current', { kind: 'folder', link: true }),
    anEntry('broken', { kind: 'other', link: true }),
    anEntry('.bashrc', { size: 3_771 }),
    anEntry('deploy.sh', { mode: 0o755 }),
    anEntry('access.log', { size: 120_000_000 }),
    anEntry('Grüße und ein sehr langer Name, der nirgends ganz hineinpasst.txt', { size: 88 }),
  ],
  '/home/deploy/releases': [],
};
const here: Readonly<Record<string, readonly FileEntry[]>> = {
  '': [aFolder('photos'), anEntry('report.pdf', { size: 2_480_000 }), anEntry('notes.txt')],
};

/** Files of a machine and of this computer, in memory; what is copied stays under way until a test moves it on. */
export function fakeFiles(world: FakeWorld, given: Partial<FilesState> = {}): FakeCommands {
  const { bridge } = world;
  let state: FilesState = { connections: [], transfers: [], roots: [], ...given };
  let last = 900;
  const change = (part: Partial<FilesState>) => {
    state = { ...state, ...part };
    const { connections, transfers } = state;
    bridge.push('files', { connections, transfers });
  };
  const changeTransfer = (id: string, part: Partial<Transfer>) =>
    change({
      transfers: state.transfers.map((each) => (each.id === id ? { ...each, ...part } : each)),
    });
  const start = (part: Partial<Transfer>) => {
    last++;
    const transfer = { ...aTransfer(0, part), id: uuid(last) };
    change({ transfers: [...state.transfers, transfer] });
    return ok({ transfer: transfer.id });
  };
  return {
    'files.state': () => ok(state),
    'files.connect': ({ profileId, resource, name, login }) => {
      last++;
      const connection = aConnection({ id: uuid(last), profileId, resource, name, login });
      change({ connections: [...state.connections, connection] });
      return ok({ connection: connection.id });
    },
    'files.disconnect': ({ connection }) => {
      change({ connections: state.connections.filter(({ id }) => id !== connection) });
      return ok({});
    },
    'files.list': ({ path }) => {
      const real = path === '' ? '/home/deploy' : path;
      const entries = there[real] ?? [];
      return ok({ path: real, entries: [...entries], passedOver: 0 });
    },
    'files.openRoot': ({ which }) => {
      const root = { id: uuid(800), label: which === 'home' ? 'alice' : 'Downloads' };
      state = { ...state, roots: [root] };
      return ok(root);
    },
    'files.listLocal': ({ path }) =>
      ok({ entries: [...(here[path.join('/')] ?? [])], passedOver: 0 }),
    'files.download': ({ names, folder }) => start({ names, remote: folder }),
    'files.upload': ({ names, folder }) => start({ names, remote: folder, direction: 'up' }),
    'files.uploadDropped': ({ dropped, folder }) =>
      start({
        names: dropped.map((_id, index) => `dropped-${index + 1}`),
        remote: folder,
        direction: 'up',
      }),
    'files.prepareDrag': ({ names, folder }) => start({ names, remote: folder, forDrag: true }),
    'files.steer': ({ transfer, order }) => {
      if (!state.transfers.some(({ id }) => id === transfer))
        return failing('not_found', 'This transfer is no longer there. Start it again.');
      const states = {
        pause: 'paused',
        resume: 'running',
        cancel: 'cancelled',
        retry: 'running',
      } as const;
      if (order === 'forget')
        change({ transfers: state.transfers.filter(({ id }) => id !== transfer) });
      else changeTransfer(transfer, { state: states[order], rate: 0, question: null });
      return ok({});
    },
    'files.answer': ({ transfer }) => {
      changeTransfer(transfer, { question: null });
      return ok({});
    },
  };
}
