import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FilesState } from '#shared/ipc/files';
import { ConflictDialog } from '../../../src/renderer/features/files/conflict-dialog';
import { FilePane } from '../../../src/renderer/features/files/file-pane';
import { LocalStart } from '../../../src/renderer/features/files/local-start';
import { RemoteState } from '../../../src/renderer/features/files/remote-state';
import { ServerBar } from '../../../src/renderer/features/files/server-bar';
import { Transfers } from '../../../src/renderer/features/files/transfers';
import { FilesContext } from '../../../src/renderer/features/files/use-files';
import { createFilesStore } from '../../../src/renderer/stores/files-store';
import type { FilesStore } from '../../../src/renderer/stores/files-view';
import { createStores, type Stores } from '../../../src/renderer/stores/stores';
import { StoresContext } from '../../../src/renderer/stores/use-stores';
import { createFakeWorld } from '../../helpers/fake-world';
import { aConnection, aTransfer, fakeFiles } from '../../helpers/fake-world-files';

let stores: Stores;
let files: FilesStore;

/** What is drawn without a browser is the first state of a store: it is to be the present one. */
function showPresent(): void {
  const all = [files.store, files.local.store, files.remote()?.store];
  for (const store of all) if (store) Object.assign(store, { getInitialState: store.getState });
}

async function open(given: Partial<FilesState>): Promise<void> {
  const world = createFakeWorld({});
  Object.assign(world.bridge.commands, fakeFiles(world, given));
  ({ stores } = createStores(world.bridge));
  files = createFilesStore(world.bridge);
  await files.start();
}

const html = (part: React.ReactNode) =>
  renderToStaticMarkup(
    <StoresContext value={stores}>
      <FilesContext value={files}>{part}</FilesContext>
    </StoresContext>,
  );

describe('the files screen', () => {
  beforeEach(() => open({ connections: [aConnection()] }));

  it('shows a folder as a grid with its columns, and where it is', async () => {
    await vi.waitFor(() => expect(files.remote()?.store.getState().loading).toBe(false));
    showPresent();
    const pane = files.remote();
    if (!pane) throw new Error('There is no server');
    const shown = html(<FilePane side="remote" pane={pane} title="iot as deploy" />);
    expect(shown).toContain('role="grid"');
    expect(shown).toContain('aria-multiselectable="true"');
    expect(shown).toContain('aria-sort="ascending"');
    expect(shown).toContain('aria-label="Folder on the machine"');
    expect(shown).toContain('>deploy</button>');
    // Without what is hidden, and with the columns' own row.
    expect(shown).toContain('aria-rowcount="8"');
    expect(html(<ServerBar />)).toContain('deploy@iot');
  });

  it('asks for a folder of this computer before it shows any', () => {
    const shown = html(<LocalStart />);
    for (const text of ['Downloads', 'Home', 'Choose a folder']) expect(shown).toContain(text);
  });

  it('says why there is no connection, and offers another try', () => {
    const reason = 'Copying files is not allowed: role ops-read says ssh_file_copy: false.';
    const ended = html(<RemoteState connection={aConnection({ state: 'ended', reason })} />);
    expect(ended).toContain(reason);
    expect(ended).toContain('role="alert"');
    expect(ended).toContain('Connect again');
    const lost = html(<RemoteState connection={aConnection({ state: 'reconnecting' })} />);
    expect(lost).toContain('Try now');
  });
});

describe('the list of transfers', () => {
  const left = [{ name: 'photos/link', reason: 'Links inside a folder are not copied.' }];

  it.each([
    [aTransfer(1), ['value="28"', 'Pause access.log', 'Cancel access.log']],
    [aTransfer(1, { state: 'paused' }), ['Go on with access.log', 'Cancel access.log']],
    [
      aTransfer(1, { state: 'failed', reason: 'No room.' }),
      ['No room.', 'Try access.log once more'],
    ],
    [aTransfer(1, { state: 'done', forDrag: true }), ['Drag from here', 'off the list']],
    [
      aTransfer(1, { state: 'done', leftOut: left, leftOutCount: 1 }),
      ['What was left out', 'once more'],
    ],
  ])('offers what fits the state (%#)', async (transfer, texts) => {
    await open({ connections: [aConnection()], transfers: [transfer] });
    showPresent();
    const shown = html(<Transfers />);
    for (const text of texts) expect(shown).toContain(text);
  });

  it('draws no dialog while nothing is asked', async () => {
    await open({ connections: [aConnection()], transfers: [aTransfer(1)] });
    showPresent();
    expect(html(<ConflictDialog />)).toBe('');
  });
});
