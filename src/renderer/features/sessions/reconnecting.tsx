import { t } from '#shared/i18n/text';
import type { SessionState } from '#shared/ipc/app-state';
import { useStores } from '../../stores/use-stores';
import type { TerminalTab } from '../../stores/terminal-tabs';
import { Button } from '../../ui/button';
import { useNow } from '../../ui/use-now';
import { sentence } from '../../ui/words';
import styles from './session-end.module.css';

type Lost = Extract<SessionState, { readonly state: 'reconnecting' }>;

/** Which attempt it is, and when. */
export function attemptWords({ attempt, nextTry }: Lost, now: number): string {
  if (nextTry === null) return t('sessions.reconnecting.attempt', { attempt });
  const seconds = Math.max(1, Math.ceil((nextTry - now) / 1_000));
  return t('sessions.reconnecting.next', { attempt, seconds });
}

/** A session whose connection was lost: what happens with it, and what can be done. */
export function Reconnecting(props: { readonly tab: TerminalTab; readonly session: Lost }) {
  const { tab, session } = props;
  const { actions } = useStores();
  const now = useNow(1_000);
  return (
    <div className={styles.end}>
      <div className={styles.words}>
        <p className={styles.reason} role="alert">
          {sentence(session.reason)}
        </p>
        {/* Counts down: not for a screen reader, which hears the reason and reads this when it is asked to. */}
        <p className={styles.hint}>{attemptWords(session, now)}</p>
      </div>
      <div className={styles.actions}>
        <Button
          size="s"
          icon="refresh"
          busy={tab.asking || session.nextTry === null}
          onClick={() => void actions.reconnect(tab.id, null)}
        >
          {t('sessions.reconnecting.now')}
        </Button>
        <Button size="s" onClick={() => void actions.stopReconnecting(tab.id)}>
          {t('sessions.reconnecting.stop')}
        </Button>
      </div>
    </div>
  );
}
