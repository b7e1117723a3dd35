import type { StoreApi } from 'zustand/vanilla';
import type { KeptCart } from '#shared/ipc/kept';
import { maxRequestedResources } from '#shared/model/limits';
import type { Bridge } from '../bridge/bridge';
import { ask } from './ask';
import { isEmpty, type CartDraft } from './cart';
import { findRoles, findRows, itemWith, rowOf } from './cart-filling';
import { draftOf, type CartState, type Gone } from './cart-state';
import { createDebounce } from './latest';

const keepPauseMs = 150;

/** What of a draft is kept; `null` for an empty one. */
export function keptOf(draft: CartDraft): KeptCart | null {
  if (isEmpty(draft)) return null;
  const { items, roles, reason, duration, startAt, pendingFor, reviewers } = draft;
  return {
    items: items
      .slice(0, maxRequestedResources)
      .map(({ id, name, choice }) => ({ id, name, choice })),
    ...{ roles: [...roles], reason, duration, startAt, pendingFor, reviewers: [...reviewers] },
  };
}

interface Restored {
  readonly draft: CartDraft;
  readonly gone: readonly Gone[];
}

/** A kept request as it can be asked for now; `null` when the cluster cannot say. */
async function restored(
  bridge: Bridge,
  profileId: string,
  kept: KeptCart,
  now: number,
): Promise<Restored | null> {
  const [rows, roles] = await Promise.all([
    findRows(bridge, profileId, kept.items),
    findRoles(bridge, profileId, kept.roles),
  ]);
  if (!rows.ok || !roles.ok) return null;
  const again = kept.items.map(({ id, name, choice }) => {
    const row = rows.value.get(rowOf(id)?.id ?? '');
    return row
      ? itemWith(row, id, choice)
      : { item: null, gone: [{ what: 'resource', id, name } as const] };
  });
  const isPast = kept.startAt !== null && kept.startAt <= now;
  const { reason, duration, pendingFor, reviewers } = kept;
  return {
    draft: {
      items: again.flatMap(({ item }) => item ?? []),
      roles: roles.value,
      startAt: isPast ? null : kept.startAt,
      ...{ reason, duration, pendingFor, reviewers },
    },
    gone: [
      ...kept.roles
        .filter((name) => !roles.value.includes(name))
        .map((name) => ({ what: 'role', name }) as const),
      ...again.flatMap(({ gone }) => gone),
      ...(isPast ? [{ what: 'start' } as const] : []),
    ],
  };
}

/** What was kept, and behind it whatever was picked while it was on its way. */
function joined(before: CartDraft, { draft }: Restored): CartDraft {
  const added = before.items.filter(({ id }) => draft.items.every((item) => item.id !== id));
  return {
    ...draft,
    items: [...draft.items, ...added],
    roles: [...new Set([...draft.roles, ...before.roles])],
    reason: draft.reason || before.reason,
  };
}

/**
 * Keeps the request of each profile on this computer, so that it survives a restart, and brings it back once.
 *
 * @param changed called after it was brought back
 */
export function createCartKeeper(bridge: Bridge, store: StoreApi<CartState>, changed: () => void) {
  /** Whose request is here: only from then on what is here is what is to be kept. */
  const here = new Set<string>();
  const waiting = new Map<string, CartDraft>();
  const keep = () => {
    for (const [profileId, draft] of waiting)
      void ask(bridge, 'kept.setCart', { profileId, cart: keptOf(draft) });
    waiting.clear();
  };
  const soon = createDebounce(keep, keepPauseMs);
  store.subscribe((state, before) => {
    const { profileId } = state;
    if (profileId === null || profileId !== before.profileId || !here.has(profileId)) return;
    const draft = draftOf(state);
    if (JSON.stringify(keptOf(draft)) === JSON.stringify(keptOf(draftOf(before)))) return;
    waiting.set(profileId, draft);
    soon.schedule();
  });

  return {
    /** Brings back what was kept for the profile that is shown, unless that was done already. */
    async restore(): Promise<void> {
      const { profileId } = store.getState();
      if (profileId === null || here.has(profileId)) return;
      const read = await ask(bridge, 'kept.read', { profileId });
      if (!read.ok) return;
      const { cart } = read.value;
      const again = cart && (await restored(bridge, profileId, cart, Date.now()));
      const now = store.getState();
      // Without an answer it stays kept as it is; another profile's draft stays untouched.
      if ((cart && !again) || now.profileId !== profileId || here.has(profileId)) return;
      here.add(profileId);
      if (!again) return;
      store.setState({ ...joined(draftOf(now), again), gone: again.gone, justFilled: true });
      changed();
    },
    /** Writes what waits at once. */
    flush() {
      soon.cancel();
      keep();
    },
  };
}
