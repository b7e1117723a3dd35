import type { TerminalTab } from '../../stores/terminal-tabs';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import styles from './session-end.module.css';

/** Why a session is over or was refused, in words, and what can be done about it. */
export function SessionEnd({ tab }: { readonly tab: TerminalTab }) {
  const { actions, why } = useStores();
  const { profileId, resource, name, login, reason, exitCode } = tab.session;
  const wasRefused = exitCode === null;
  const text = reason || (wasRefused ? 'The session ended.' : 'The shell was left.');
  return (
    <div className={styles.end} role="alert">
      <p className={styles.reason} data-testid="session-reason">
        {text}
      </p>
      <div className={styles.actions}>
        {wasRefused && (
          <Button
            size="s"
            variant="quiet"
            icon="info"
            onClick={() => why.open({ profileId, resource, name, logins: [login] })}
          >
            Why
          </Button>
        )}
        <Button
          size="s"
          icon="refresh"
          busy={tab.reconnecting}
          onClick={() => void actions.reconnect(tab.id)}
        >
          Reconnect
        </Button>
        <Button size="s" onClick={() => void actions.closeTerminal(tab.id)}>
          Close
        </Button>
      </div>
    </div>
  );
}
