import { useEffect, useState } from 'react';
import { t } from '#shared/i18n/text';
import type { SessionState } from '#shared/ipc/app-state';
import type { Decision } from '#shared/model/decision';
import { callApi } from '../../stores/ask';
import { requestsOf } from '../../stores/requests-store';
import { useApp, useFrom, useStores } from '../../stores/use-stores';
import { wayBack, type WayBack } from '../../stores/way-back';

/** Where somebody wants to get back to. */
export type WantedLogin = Pick<SessionState, 'profileId' | 'resource' | 'login'>;

/** What the cluster says of a login now, asked anew whenever the certificate changes; `null` until it answered. */
function useDecision({ profileId, resource, login }: WantedLogin): Decision | null {
  const { bridge } = useStores();
  const [decision, setDecision] = useState<Decision | null>(null);
  const generation = useApp(
    ({ profiles }) => profiles.find(({ id }) => id === profileId)?.status?.generation ?? null,
  );
  useEffect(() => {
    let wanted = generation !== null;
    const input = { resource, principal: { login }, user: null };
    void callApi(bridge, profileId, 'access.explain', input).then((answer) => {
      if (wanted) setDecision(answer.ok ? answer.value : null);
      return null;
    });
    return () => {
      wanted = false;
    };
  }, [bridge, profileId, resource, login, generation]);
  return decision;
}

/** The way back to where a session was, and whether what its user holds now is known to allow it. */
export function useWayBack(wanted: WantedLogin): {
  readonly way: WayBack;
  readonly isAllowed: boolean;
} {
  const { profileId } = wanted;
  const decision = useDecision(wanted);
  const views = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profileId).views,
  );
  const active = useApp(
    ({ profiles }) => profiles.find(({ id }) => id === profileId)?.status?.activeRequests,
  );
  const way = wayBack(wanted, decision, Object.values(views), active ?? []);
  return { way, isAllowed: decision?.allowed ?? false };
}

/** What the way back takes, in words; empty where it takes nothing. */
export function wayHint({ type }: WayBack): string {
  return type === 'connect' ? '' : t(`sessions.wayBack.${type}`);
}
