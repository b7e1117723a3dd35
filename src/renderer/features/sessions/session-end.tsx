import { t } from '#shared/i18n/text';
import type { SessionState } from '#shared/ipc/app-state';
import type { TerminalTab } from '../../stores/terminal-tabs';
import { useStores } from '../../stores/use-stores';
import type { WayBack } from '../../stores/way-back';
import { Button } from '../../ui/button';
import { sentence } from '../../ui/words';
import styles from './session-end.module.css';
import { useWayBack, wayHint } from './use-way-back';

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
      {t(assume === null ? 'sessions.end.again' : 'sessions.end.assumeAgain')}
    </Button>
  );
}

function AskAgain({ session }: { readonly session: SessionState }) {
  const { actions } = useStores();
  return (
    <Button size="s" icon="plus" onClick={() => void actions.findToRequest(session)}>
      {t('sessions.wayBack.ask')}
    </Button>
  );
}

/** Why a session is over or was refused, in words, and the way back. */
export function SessionEnd({ tab }: { readonly tab: TerminalTab }) {
  const { actions, why } = useStores();
  const { profileId, resource, name, login, reason, exitCode } = tab.session;
  const { way } = useWayBack(tab.session);
  const wasRefused = exitCode === null;
  const text = sentence(reason) || t(wasRefused ? 'sessions.end.refused' : 'sessions.end.left');
  const hint = wayHint(way);
  return (
    <div className={styles.end}>
      <div className={styles.words} role="alert">
        <p className={styles.reason} data-testid="session-reason">
          {text}
        </p>
        {hint && <p className={styles.hint}>{hint}</p>}
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
            {t('sessions.end.why')}
          </Button>
        )}
        {way.type === 'request' && <AskAgain session={tab.session} />}
        <ConnectAgain tab={tab} way={way} />
        <Button size="s" onClick={() => void actions.closeTerminal(tab.id)}>
          {t('words.close')}
        </Button>
      </div>
    </div>
  );
}
