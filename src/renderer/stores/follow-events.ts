import type { Stores } from './stores';

/** What stands first in the list follows what is pinned. */
export function followPins({ pins, search }: Stores): void {
  pins.store.subscribe((now, before) => {
    if (now.profileId === before.profileId && now.pins !== before.pins) search.refresh();
  });
}

/** Passes on what the clusters say to whom it concerns. */
export function followEvents(stores: Stores): void {
  stores.bridge.on('event', ({ profileId, event }) => {
    stores.requests.apply(profileId, event);
    stores.foundRequests.apply(profileId, event);
    stores.recordings.apply(profileId, event);
    const { state } = stores.app.getState();
    const userId = state?.profiles.find(({ id }) => id === profileId)?.status?.user.id ?? null;
    stores.index.apply(profileId, event, userId);
    if (event.type === 'sessions') return;
    if (event.type === 'resources') stores.labels.refresh(profileId);
    if (profileId !== stores.search.store.getState().profileId) return;
    if (event.type === 'authorities') {
      if (stores.authorities.list.store.getState().loaded) void stores.authorities.list.load();
      return;
    }
    stores.search.refresh();
    if (event.type === 'hello') stores.cart.restore();
    if (event.type !== 'roles' && event.type !== 'resources') return;
    stores.cart.recheck();
    if (stores.roles.store.getState().loaded) void stores.roles.load();
    stores.config.refresh();
    if (stores.locks.list.store.getState().loaded) void stores.locks.list.load();
    if (stores.accessSettings.store.getState().current) void stores.accessSettings.load();
  });
}
