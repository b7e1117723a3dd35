import { useFrom, useStores } from '../../stores/use-stores';

/** What requests are looked for by, and what changes that. */
export function useFilter() {
  const { foundRequests } = useStores();
  const filter = useFrom(
    () => foundRequests.store,
    (state) => state.filter,
  );
  return { filter, narrow: foundRequests.narrow };
}
