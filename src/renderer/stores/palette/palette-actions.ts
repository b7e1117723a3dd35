import { t } from '#shared/i18n/text';
import { assertNever } from '#shared/lib/assert-never';
import type { ResourceRow } from '#shared/model/search';
import type { Actions } from '../actions';
import { activeProfile, type AppStore } from '../app-store';
import type { AskToConnectStore } from '../ask-to-connect-store';
import type { CartStore } from '../cart-store';
import type { KeyboardStore } from '../keyboard-store';
import type { LayoutStore } from '../layout-store';
import type { NavigationStore } from '../navigation-store';
import { requestsOf, type RequestsStore } from '../requests-store';
import type { ResourceIndex } from '../resource-index/resource-index';
import type { SearchStore } from '../search-store';
import { doingsFor, type Doing, type Doings, type Known } from './doings';
import type { PaletteStore } from './palette-store';
import type { Entry, Target } from './targets';

interface Parts {
  readonly app: AppStore;
  readonly actions: Actions;
  readonly askToConnect: AskToConnectStore;
  readonly cart: CartStore;
  readonly index: ResourceIndex;
  readonly keyboard: KeyboardStore;
  readonly navigation: NavigationStore;
  readonly palette: PaletteStore;
  readonly requests: RequestsStore;
  readonly search: SearchStore;
  readonly layout: LayoutStore;
}

/** Doing what was chosen in the palette. */
export interface PaletteActions {
  doings(entry: Entry): Doings;
  /** Does what Enter does, or the other thing. */
  act(entry: Entry, which: keyof Doings): Promise<void>;
  connectAs(login: string): void;
}

export function createPaletteActions(parts: Parts): PaletteActions {
  const { app, actions, cart, index, palette, requests } = parts;
  const profile = () => activeProfile(app.getState());

  const known = (): Known => {
    const now = profile();
    const { items, roles } = cart.store.getState();
    return {
      profile: now,
      views: requestsOf(requests.store.getState(), now?.id ?? null).views,
      inCart: new Set([...items.map(({ from }) => from), ...roles]),
    };
  };

  /** The row as the cluster has it now; as it was shown where nothing changed, or the cluster does not answer. */
  async function confirmed(row: ResourceRow): Promise<ResourceRow> {
    const id = profile()?.id ?? '';
    if (!index.store.getState()[id]?.stale) return row;
    await index.confirm(id, [row]);
    const table = index.store.getState()[id]?.table;
    const at = table?.rowOf(row.resource.name, row.resource.id) ?? null;
    return table && at !== null ? table.row(at) : row;
  }

  function connect(row: Pick<ResourceRow['resource'], 'id' | 'name'>, doing: Doing): void {
    const profileId = profile()?.id;
    if (doing.type !== 'connect' || profileId === undefined) return;
    const { logins, assume } = doing;
    const step = { profileId, resource: row.id, name: row.name, assume };
    const [login] = logins;
    if (logins.length > 1) return palette.askLogin({ ...step, logins });
    palette.close();
    if (login !== undefined) void actions.connect({ ...step, login });
  }

  /** What is done to a thing itself, which is all but what leads elsewhere. */
  function perform(target: Target, doing: Doing): void {
    if (doing.type === 'connect') {
      const place = placeOf(target);
      return place && connect(place, doing);
    }
    if (doing.type === 'narrow')
      return target.type === 'sign' ? palette.setText(target.sign) : undefined;
    palette.close();
    if (doing.type === 'open-request') return parts.navigation.openRequest(doing.request);
    if (target.type === 'resource') return performOnResource(parts, target.row, doing);
    lead(parts, target);
  }

  return {
    doings: (entry) => doingsFor(entry.target, known()),
    async act(entry, which) {
      const said = doingsFor(entry.target, known())[which];
      if (!said) return;
      palette.remember(entry);
      const { target } = entry;
      if (target.type !== 'resource') return perform(target, said);
      const row = await confirmed(target.row);
      const now = { type: 'resource', row } as const;
      const doing = doingsFor(now, known())[which];
      // Nobody connects, or asks, by a key that was said to do something else.
      if (doing?.type !== said.type)
        return palette.notify(t('palette.changed', { name: row.resource.name }));
      perform(now, doing);
    },
    connectAs(login) {
      const { login: step } = palette.store.getState();
      if (!step) return;
      const { logins: _choice, typed: _typed, ...input } = step;
      palette.close();
      void actions.connect({ ...input, login });
    },
  };
}

/** Shows, switches, runs or changes what was chosen. */
function lead(parts: Parts, target: Exclude<Target, { type: 'resource' }>): void {
  const { navigation, cart, layout, actions } = parts;
  switch (target.type) {
    case 'role':
      navigation.go({ name: 'resources' });
      return cart.toggleRole(target.role.name);
    case 'tab':
      layout.show(target.session.id);
      return navigation.go({ name: 'terminals' });
    case 'live': {
      const { id, can, recorded } = target.session;
      const recording = recorded && can.watch ? id : null;
      return navigation.go({ name: 'sessions', show: 'live', recording });
    }
    case 'recording': {
      const recording = target.recording.id;
      return navigation.go({ name: 'sessions', show: 'recordings', recording });
    }
    case 'profile':
      return void actions.switchProfile(target.profile.id);
    case 'action':
      return void parts.keyboard.run(target.id);
    case 'setting': {
      const { name, value } = target;
      if (value === undefined) return navigation.go({ name: 'settings' });
      return void actions.run('settings.set', { name, value });
    }
    case 'request':
    case 'sign':
      return;
    default:
      assertNever(target);
  }
}

function placeOf(target: Target): ResourceRow['resource'] | undefined {
  if (target.type === 'resource') return target.row.resource;
  if (target.type !== 'request') return undefined;
  const { request, resources } = target.view;
  return resources.find(({ id }) => id === request.resources[0]?.id);
}

function performOnResource(parts: Parts, row: ResourceRow, doing: Doing): void {
  const { app, askToConnect, cart, navigation, search } = parts;
  const profileId = activeProfile(app.getState())?.id;
  if (doing.type === 'ask-to-connect')
    return profileId ? askToConnect.open(profileId, row) : undefined;
  if (doing.type === 'request' || doing.type === 'take-out') {
    navigation.go({ name: 'resources' });
    return cart.toggle(row);
  }
  const isMine = row.state === 'available' || row.state === 'granted';
  search.clearFilters();
  search.setMode('words');
  search.setShow(isMine ? 'mine' : 'requestable');
  search.setQuery(row.resource.name);
  navigation.focusSearch();
}
