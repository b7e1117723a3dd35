import { activeProfile } from '../app-store';
import type { Stores } from '../stores';
import { createPaletteActions, type PaletteActions } from './palette-actions';
import { createPaletteStore, type PaletteStore } from './palette-store';

/** What is found, and what can be done with it. */
export interface Palette extends PaletteStore {
  readonly actions: PaletteActions;
}

const known = new WeakMap<Stores, Palette>();

/** The window's palette; made when it is first asked for, so that a window starts without it. */
export function paletteOf(stores: Stores): Palette {
  const before = known.get(stores);
  if (before) return before;
  const { palette: door, actions, ...parts } = stores;
  const store = createPaletteStore({ ...parts, door });
  const palette = {
    ...store,
    actions: createPaletteActions({ ...parts, actions, palette: store }),
  };
  const follow = () => {
    const mirror = stores.app.getState();
    const active = activeProfile(mirror);
    store.use(active?.state === 'signed-in' ? active.id : null);
    const profiles = mirror.state?.profiles ?? [];
    store.keep(profiles.filter(({ state }) => state !== 'signed-out').map(({ id }) => id));
  };
  follow();
  stores.app.subscribe(follow);
  known.set(stores, palette);
  return palette;
}
