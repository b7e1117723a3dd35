import { useEffect, useState } from 'react';
import type { SessionState } from '#shared/ipc/app-state';
import type { Decision } from '#shared/model/decision';
import { callApi } from '../../stores/ask';
import { requestsOf } from '../../stores/requests-store';
import type { TerminalTab } from '../../stores/terminal-tabs';
import { useApp, useFrom, useStores } from '../../stores/use-stores';
import { wayBack, type WayBack } from '../../stores/way-back';
import { Button } from '../../ui/button';
import { sentence } from '../../ui/words';
import styles from './session-end.module.css';

/** What the cluster says of the session's login now, asked anew whenever the certificate changes. */
function useDecision({ profileId, resource, login }: SessionState): Decision | null {
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

function useWayBack(session: SessionState): WayBack {
  const { profileId } = session;
  const decision = useDecision(session);
  const views = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profileId).views,
  );
  const active = useApp(
    ({ profiles }) => profiles.find(({ id }) => id === profileId)?.status?.activeRequests,
  );
  return wayBack(session, decision, Object.values(views), active ?? []);
}

const hints: Readonly<Record<WayBack['type'], string>> = {
  connect: '',
  assume: 'Your approved request still gives you this login: assume it to go on.',
  request: 'Nothing that you hold now gives you this login.',
};

function ConnectAgain({ tab, way }: { readonly tab: TerminalTab; readonly way: WayBack }) {
  const { actions } = useStores();
  const assume = way.type === 'assume' ? way.view.request.id : null;
  return (
    <Button
      size="s"
      icon="refresh"
      variant={assume === null ? 'secondary' : 'primary'}
      busy={tab.asking}
      onClick={() => void actions.reconnect(tab.id, assume)}
    >
      {assume === null ? 'Connect again' : 'Assume and connect again'}
    </Button>
  );
}

function AskAgain({ session }: { readonly session: SessionState }) {
  const { actions } = useStores();
  return (
    <Button size="s" icon="plus" onClick={() => void actions.findToRequest(session)}>
      Request access
    </Button>
  );
}

/** Why a session is over or was refused, in words, and the way back. */
export function SessionEnd({ tab }: { readonly tab: TerminalTab }) {
  const { actions, why } = useStores();
  const { profileId, resource, name, login, reason, exitCode } = tab.session;
  const way = useWayBack(tab.session);
  const wasRefused = exitCode === null;
  const text = sentence(reason) || (wasRefused ? 'The session ended.' : 'The shell was left.');
  return (
    <div className={styles.end}>
      <div className={styles.words} role="alert">
        <p className={styles.reason} data-testid="session-reason">
          {text}
        </p>
        {hints[way.type] && <p className={styles.hint}>{hints[way.type]}</p>}
      </div>
      <div className={styles.actions}>
        {(wasRefused || way.type !== 'connect') && (
          <Button
            size="s"
            variant="quiet"
            icon="info"
            onClick={() =>
              why.open({ profileId, resource, name, kind: 'node', choices: { login: [login] } })
            }
          >
            Why
          </Button>
        )}
        {way.type === 'request' && <AskAgain session={tab.session} />}
        <ConnectAgain tab={tab} way={way} />
        <Button size="s" onClick={() => void actions.closeTerminal(tab.id)}>
          Close
        </Button>
      </div>
    </div>
  );
}
