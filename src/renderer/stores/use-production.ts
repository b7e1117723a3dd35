import { useEffect, useMemo } from 'react';
import { isProduction, parseProductionRules } from '#shared/model/production';
import type { Labels } from '#shared/model/resource';
import { labelsKey } from './labels-store';
import { useApp, useFrom, useSetting, useStores } from './use-stores';

/** Whether labels mark something as production, by the rules in the settings; not while there are none. */
export function useIsProduction(labels: Labels | undefined): boolean {
  const text = useSetting('appearance.production');
  return useMemo(() => {
    const rules = parseProductionRules(text);
    return labels !== undefined && rules.ok && isProduction(labels, rules.value);
  }, [labels, text]);
}

/** The same of a resource that something is open on, whose labels are asked for. */
export function useIsProductionResource(profileId: string, resource: string): boolean {
  const { labels: store } = useStores();
  const isSignedIn = useApp(({ profiles }) =>
    profiles.some(({ id, state }) => id === profileId && state === 'signed-in'),
  );
  useEffect(() => {
    if (isSignedIn) store.need(profileId, resource);
  }, [store, profileId, resource, isSignedIn]);
  const labels = useFrom(
    () => store.store,
    (known) => known[labelsKey(profileId, resource)],
  );
  return useIsProduction(labels);
}
