import { useRef } from 'react';
import { t } from '#shared/i18n/text';
import { maxRequestedResources } from '#shared/model/limits';
import type { ResourceRow } from '#shared/model/search';
import { useAction } from '../../stores/use-action';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { mayRequest } from '../../stores/primary-action';
import { rangeOf } from './selection';

/** Says what did not fit into one request. */
export function useAddRows(): (rows: readonly ResourceRow[]) => void {
  const { cart, toasts } = useStores();
  return (rows) => {
    const left = cart.add(rows);
    if (left === 0) return;
    const message = t('search.picking.full', { count: left, most: maxRequestedResources });
    toasts.error({ message, details: [] });
  };
}

/** Adds all that is found and may be asked for, also what is not loaded yet, as far as a request has room for it. */
export function useAddAll(): (() => void) | null {
  const { search, toasts } = useStores();
  const mayAsk = useActiveProfile()?.status?.can.request ?? false;
  const isAny = useFrom(
    () => search.store,
    ({ rows }) => rows.some(mayRequest),
  );
  const add = useAddRows();
  if (!mayAsk || !isAny) return null;
  const all = async () => {
    const rows = (await search.loadUpTo(maxRequestedResources)).filter(mayRequest);
    add(rows);
    toasts.info(t('search.picking.picked', { count: rows.length }));
  };
  return () => void all();
}

function isInRequest(): boolean {
  return document.activeElement?.closest('[data-part="request"]') != null;
}

/** Picking several resources for a request: one by one, in ranges, or all of them. */
export function usePicking(position: number) {
  const { search, cart } = useStores();
  const mayAsk = useActiveProfile()?.status?.can.request ?? false;
  const add = useAddRows();
  /** Where a range begins: at what was picked last. */
  const anchor = useRef<number | null>(null);
  const toggle = (index: number, isRange = false) => {
    const { rows } = search.store.getState();
    const row = rows[index];
    if (!mayAsk || !row || !mayRequest(row)) return false;
    if (isRange && anchor.current !== null) add(rangeOf(rows, anchor.current, index));
    else cart.toggle(row);
    anchor.current = index;
    return true;
  };
  // In the request itself the same keys send it.
  useAction('request.toggle', () => !isInRequest() && toggle(position));
  useAction('request.addAll', useAddAll());
  return {
    toggle,
    /** Takes in the row that is left and the one that is come to. */
    extend(next: number) {
      if (!mayAsk) return;
      anchor.current ??= position;
      add(rangeOf(search.store.getState().rows, position, next));
    },
  };
}
