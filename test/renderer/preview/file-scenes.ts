import type { FileConnection, Transfer } from '#shared/ipc/files';
import { ok } from '#shared/lib/result';
import {
  aConnection,
  aFolder,
  anEntry,
  aTransfer,
  fakeFiles,
} from '../../helpers/fake-world-files';
import type { FakeWorld } from '../../helpers/fake-world-parts';
import { uuid } from '../../helpers/window-builders';

const at = Date.UTC(2030, 0, 12, 8, 5);

const transfers: readonly Transfer[] = [
  aTransfer(1, {
    state: 'done',
    names: ['notes.txt'],
    files: { done: 1, total: 1 },
    bytes: { done: 1_200, total: 1_200 },
  }),
  aTransfer(2, {
    ...{ state: 'done', direction: 'up', names: ['photos'], files: { done: 40, total: 42 } },
    leftOut: [
      { name: 'photos/link', reason: 'Links inside a folder are not copied.' },
      { name: 'photos/raw.tif', reason: 'It was changed while it was copied. Copy it again.' },
    ],
    leftOutCount: 2,
  }),
  aTransfer(3, {
    ...{ state: 'failed', names: ['backup.tar'], rate: 0 },
    reason: 'There is no room left on this computer. Make room, then try again.',
  }),
  aTransfer(4, {
    state: 'done',
    names: ['report.pdf'],
    forDrag: true,
    files: { done: 1, total: 1 },
  }),
  aTransfer(5, { state: 'paused', direction: 'up', names: ['a', 'b', 'c'], rate: 0 }),
  aTransfer(6),
];

const root = { id: uuid(800), label: 'Downloads' };

/** Files of a machine, in the state that is asked for. */
function withFiles(given: {
  readonly connection?: Partial<FileConnection>;
  readonly transfers?: readonly Transfer[];
}) {
  return (world: FakeWorld): void => {
    const connections = [aConnection(given.connection)];
    const state = { connections, transfers: [...(given.transfers ?? [])], roots: [root] };
    Object.assign(world.bridge.commands, fakeFiles(world, state));
  };
}

function manyFiles(world: FakeWorld): void {
  withFiles({})(world);
  const entries = Array.from({ length: 50_000 }, (_, index) =>
    index % 50 === 0
      ? aFolder(`folder-${index}`)
      : anEntry(`file-${index}.log`, { size: index * 997 }),
  );
  world.bridge.commands['files.list'] = () => ok({ path: '/var/many', entries, passedOver: 0 });
}

/** Starting points for the files screen; it is opened by the sidebar. */
export const fileScenes = {
  files: { prepare: withFiles({ transfers }) },
  'files-many': { prepare: manyFiles },
  'files-refused': {
    prepare: withFiles({
      connection: {
        state: 'ended',
        reason: 'Copying files is not allowed: role ops-read says ssh_file_copy: false.',
      },
    }),
  },
  'files-lost': {
    prepare: withFiles({
      connection: { state: 'reconnecting', reason: 'The connection to the gateway was lost.' },
      transfers: [aTransfer(6, { state: 'reconnecting', rate: 0 })],
    }),
  },
  'files-conflict': {
    prepare: withFiles({
      transfers: [
        aTransfer(6, {
          files: { done: 3, total: 12 },
          question: {
            name: 'report.pdf',
            there: { size: 2_480_000, changed: at },
            coming: { size: 2_512_000, changed: at + 86_400_000 },
          },
        }),
      ],
    }),
  },
} as const;
