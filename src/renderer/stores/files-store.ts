import { createStore } from 'zustand/vanilla';
import type { FileActivity, FileConnection, Transfer } from '#shared/ipc/files';
import { err, ok } from '#shared/lib/result';
import { isUnderWay } from '#shared/model/file';
import type { Bridge } from '../bridge/bridge';
import { ask } from './ask';
import { createFileOrders, told } from './file-orders';
import { createPane, type Pane } from './file-pane';
import { noPlace, partsOf, remotePath, type FilesStore, type FilesView } from './files-view';

/** The pane of this computer, and one of each server. */
function createPanes(bridge: Bridge) {
  const local = createPane(async (place) => {
    if (!place) return err(noPlace());
    const { root, path } = place;
    const answer = await ask(bridge, 'files.listLocal', { root, path: [...path] });
    return answer.ok ? ok({ place, ...answer.value }) : answer;
  });
  const remotes = new Map<string, Pane>();
  const remote = (connection: string): Pane => {
    const known = remotes.get(connection);
    if (known) return known;
    const pane = createPane(async (place) => {
      const path = place ? remotePath(place) : '';
      const answer = await ask(bridge, 'files.list', { connection, path });
      if (!answer.ok) return answer;
      const { path: real, entries, passedOver } = answer.value;
      return ok({ place: { root: connection, path: partsOf(real) }, entries, passedOver });
    });
    remotes.set(connection, pane);
    return pane;
  };
  /** A connection that opens, or opens again, shows what is there now. */
  const follow = ({ id, state }: FileConnection, before: FileConnection | undefined) => {
    if (state === 'open' && before?.state !== 'open') void remote(id).refresh();
  };
  /** What was copied is shown where its folder is open. */
  const followCopy = (transfer: Transfer, before: Transfer | undefined) => {
    const { state, direction, connection, remote: folder, forDrag } = transfer;
    if (!before || before.state === state || isUnderWay(transfer)) return;
    const pane = direction === 'down' ? local : remotes.get(connection);
    const place = pane?.store.getState().place;
    if (!pane || !place || forDrag) return;
    const isShown =
      direction === 'down' || remotePath(place) === remotePath({ path: partsOf(folder) });
    if (isShown) void pane.refresh();
  };
  return { local, remote, remotes, follow, followCopy };
}

/** Connections to the files of machines, two panes, and what is copied. */
export function createFilesStore(bridge: Bridge): FilesStore {
  const store = createStore<FilesView>(() => ({
    ...{ connections: [], transfers: [], roots: [] },
    ...{ active: null, dialog: null },
  }));
  const { local, remote: paneOf, remotes, follow, followCopy } = createPanes(bridge);
  const remote = (): Pane | null => {
    const { active } = store.getState();
    return active === null ? null : paneOf(active);
  };

  const take = ({ connections, transfers }: FileActivity) => {
    const before = store.getState();
    const stays = connections.some(({ id }) => id === before.active);
    const active = stays ? before.active : (connections.at(-1)?.id ?? null);
    store.setState({ connections, transfers, active });
    for (const each of connections)
      follow(
        each,
        before.connections.find(({ id }) => id === each.id),
      );
    for (const each of transfers)
      followCopy(
        each,
        before.transfers.find(({ id }) => id === each.id),
      );
    for (const id of remotes.keys())
      if (!connections.some((each) => each.id === id)) remotes.delete(id);
  };

  return {
    store,
    local,
    remote,
    ...createFileOrders(bridge, local, remote),
    async start() {
      bridge.on('files', take);
      const answer = await ask(bridge, 'files.state', {});
      if (!answer.ok) return;
      const { roots, ...activity } = answer.value;
      store.setState({ roots });
      take(activity);
    },
    async connect({ profileId, resource, name, login, assume }) {
      const known = store
        .getState()
        .connections.find(
          (each) =>
            each.profileId === profileId && each.resource === resource && each.login === login,
        );
      if (known) {
        store.setState({ active: known.id });
        const connection = known.id;
        return known.state === 'ended'
          ? told(ask(bridge, 'files.reconnect', { connection }))
          : null;
      }
      const input = { profileId, resource, name, login, assume };
      const answer = await ask(bridge, 'files.connect', input);
      if (!answer.ok) return answer.error;
      store.setState({ active: answer.value.connection });
      return null;
    },
    select: (active) => store.setState({ active }),
    reconnect: (connection) => told(ask(bridge, 'files.reconnect', { connection })),
    disconnect: (connection) => told(ask(bridge, 'files.disconnect', { connection })),
    async openRoot(which) {
      if (typeof which === 'object') {
        await local.open({ root: which.id, path: [] });
        return null;
      }
      const answer = await ask(bridge, 'files.openRoot', { which });
      if (!answer.ok) return answer.error;
      const root = answer.value;
      if (!root) return null;
      const others = store.getState().roots.filter(({ id }) => id !== root.id);
      store.setState({ roots: [...others, root] });
      await local.open({ root: root.id, path: [] });
      return null;
    },
    show: (dialog) => store.setState({ dialog }),
  };
}
