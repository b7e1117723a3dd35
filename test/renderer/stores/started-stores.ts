import type { AppState } from '#shared/ipc/app-state';
import { ok } from '#shared/lib/result';
import { createStores } from '../../../src/renderer/stores/stores';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { anAppState, aProfileState, aStatus, bob, bobProfile } from '../../helpers/window-builders';

/** Whatever was set off and needs no time has happened. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The window's stores, started over a bridge that knows nothing to list. */
export async function setUp(state: AppState = anAppState()) {
  const bridge = createFakeBridge({
    state,
    api: {
      'resources.search': () => ok({ rows: [], next: null, total: 0, emptyReason: 'None.' }),
      'requests.list': () => ok({ rows: [], next: null }),
    },
  });
  const { stores, start } = createStores(bridge);
  await start();
  await settled();
  return { bridge, stores, screen: () => stores.navigation.store.getState().screen };
}

/** Alice and Bob, both signed in. */
export const two = anAppState({
  profiles: [
    aProfileState(),
    aProfileState({ id: bobProfile, userName: 'bob', status: aStatus({ user: bob }) }),
  ],
});
