import type { AccessRequestView } from '#shared/model/access-request';
import type { Bridge } from '../../bridge/bridge';
import { activeProfile, type AppStore } from '../app-store';
import { callApi } from '../ask';
import type { KeyboardStore } from '../keyboard-store';
import { createProfileList } from '../profile-list';
import { requestsOf, type RequestsStore } from '../requests-store';
import type { ResourceIndex } from '../resource-index/resource-index';
import type { RolesStore } from '../roles-store';
import type { TerminalsStore } from '../terminals-store';
import {
  actionEntries,
  liveEntry,
  profileEntry,
  recordingEntry,
  requestEntry,
  resourceEntry,
  roleEntry,
  settingEntries,
  signEntries,
  tabEntry,
} from './entries';
import type { Sources } from './palette-results';
import type { Recent } from './recent';
import type { Entry } from './targets';

export interface SourceParts {
  readonly bridge: Bridge;
  readonly app: AppStore;
  readonly index: ResourceIndex;
  readonly requests: RequestsStore;
  readonly terminals: TerminalsStore;
  readonly roles: RolesStore;
  readonly keyboard: KeyboardStore;
}

/** The newest of so many recordings can be found by name; the others by searching for them. */
const mostRecordings = 100;

/** Gathers what the palette finds, and reads what nobody else keeps up to date. */
export function createPaletteSources(parts: SourceParts) {
  const { bridge, app, index, requests, terminals, roles, keyboard } = parts;
  const live = createProfileList((id) => callApi(bridge, id, 'sessions.list', {}));
  const recordings = createProfileList((id) =>
    callApi(bridge, id, 'recordings.list', { filter: {}, before: null, limit: mostRecordings }),
  );
  const profile = () => activeProfile(app.getState());
  const table = () => {
    const known = index.store.getState()[profile()?.id ?? ''];
    return known && known.table.count > 0 ? known.table : null;
  };

  function entries(): Sources['entries'] {
    const now = profile();
    const { views } = requestsOf(requests.store.getState(), now?.id ?? null);
    return {
      tabs: terminals.store.getState().tabs.map(({ session }) => tabEntry(session)),
      requests: sorted(Object.values(views)).map(requestEntry),
      commands: actionEntries(keyboard.answers),
      settings: settingEntries(),
      profiles: (app.getState().state?.profiles ?? [])
        .filter(({ id }) => id !== now?.id)
        .map(profileEntry),
      roles: roles.store.getState().rows.map(roleEntry),
      sessions: live.store.getState().rows.map(liveEntry),
      recordings: recordings.store.getState().rows.map(recordingEntry),
      signs: signEntries(),
    };
  }

  return {
    /** Whatever one of these says, what can be found may have changed. */
    stores: [
      app,
      index.store,
      requests.store,
      terminals.store,
      roles.store,
      live.store,
      recordings.store,
    ],
    use(profileId: string | null): void {
      live.use(profileId);
      recordings.use(profileId);
    },
    /** Reads what is read when somebody looks for it; what is known meanwhile can be found already. */
    load(): void {
      const now = profile();
      if (now?.state !== 'signed-in' || !now.status) return;
      const { can } = now.status;
      live.use(now.id);
      recordings.use(now.id);
      void live.load();
      if (can.recordings) void recordings.load();
      if (can.request) void roles.load();
    },
    now(recents: readonly Recent[]): Sources {
      const known = entries();
      const all = new Map(
        Object.values(known).flatMap((some) => some.map((each) => [each.key, each])),
      );
      const places = table();
      const find = ({ key, name }: Recent): Entry | undefined => {
        if (!key.startsWith('resource ')) return all.get(key);
        const row = places?.rowOf(name, key.slice('resource '.length)) ?? null;
        return row === null || !places ? undefined : resourceEntry(places.row(row));
      };
      const recent = recents.flatMap((each) => find(each) ?? []);
      return { table: places, entries: known, recent };
    },
  };
}
export type PaletteSources = ReturnType<typeof createPaletteSources>;

/** Those that wait come first, then the newest. */
function sorted(views: readonly AccessRequestView[]): readonly AccessRequestView[] {
  const waits = ({ request }: AccessRequestView) => (request.state === 'PENDING' ? 0 : 1);
  return views.toSorted((a, b) => waits(a) - waits(b) || b.request.created - a.request.created);
}
