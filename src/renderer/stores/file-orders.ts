import type { ApiError } from '#shared/api/errors';
import type { Result } from '#shared/lib/result';
import type { Bridge } from '../bridge/bridge';
import { ask } from './ask';
import type { Pane } from './file-pane';
import { chosenNames } from './file-rows';
import { noPlace, remotePath, type FilesStore, type FileSideName } from './files-view';

/** The failure of what has no answer that counts. */
export async function told(answer: Promise<Result<unknown, ApiError>>): Promise<ApiError | null> {
  const done = await answer;
  return done.ok ? null : done.error;
}

/** What a person has done with files, in the folders that are open on both sides. */
export function createFileOrders(
  bridge: Bridge,
  local: Pane,
  remote: () => Pane | null,
): Pick<FilesStore, 'copyFrom' | 'drop' | 'change' | 'steer' | 'answer' | 'prepareDrag' | 'drag'> {
  const paneOf = (side: FileSideName) => (side === 'local' ? local : remote());
  /** A folder of the server, as commands take it. */
  const there = () => {
    const place = remote()?.store.getState().place;
    return place ? { connection: place.root, folder: remotePath(place) } : null;
  };
  const here = () => {
    const place = local.store.getState().place;
    return place ? { root: place.root, path: [...place.path] } : null;
  };

  return {
    async copyFrom(side, given) {
      const [from, to, pane] = [here(), there(), paneOf(side)];
      if (!from || !to || !pane) return noPlace();
      const names = [...(given ?? chosenNames(pane.store.getState()))];
      if (names.length === 0) return null;
      const command = side === 'local' ? 'files.upload' : 'files.download';
      return told(ask(bridge, command, { ...from, ...to, names }));
    },
    async drop(files) {
      const to = there();
      if (!to) return noPlace();
      const dropped = [...(await bridge.drop(files))];
      if (dropped.length === 0) return null;
      return told(ask(bridge, 'files.uploadDropped', { ...to, dropped }));
    },
    async change(side, change) {
      const [place, pane] = [side === 'local' ? here() : there(), paneOf(side)];
      if (!place || !pane) return noPlace();
      const asked =
        'folder' in place
          ? ask(bridge, 'files.change', {
              connection: place.connection,
              change: { ...change, folder: place.folder },
            })
          : ask(bridge, 'files.changeLocal', { ...place, change });
      const error = await told(asked);
      const named = { rename: 'to', 'make-folder': 'name', delete: null } as const;
      const field = named[change.type];
      const wanted =
        error || field === null ? undefined : (change as Record<string, string>)[field];
      await pane.refresh(wanted);
      return error;
    },
    steer: (transfer, order) => told(ask(bridge, 'files.steer', { transfer, order })),
    answer: (transfer, choice, all) => told(ask(bridge, 'files.answer', { transfer, choice, all })),
    async prepareDrag() {
      const [from, pane] = [there(), remote()];
      if (!from || !pane) return noPlace();
      const names = [...chosenNames(pane.store.getState())];
      return names.length === 0 ? null : told(ask(bridge, 'files.prepareDrag', { ...from, names }));
    },
    drag: (transfer) => told(ask(bridge, 'files.drag', { transfer })),
  };
}
