import type { KeyboardEvent } from 'react';
import { useApp, useStores } from '../../stores/use-stores';
import type { SessionState } from '#shared/ipc/app-state';
import type { TerminalTab } from '../../stores/terminal-tabs';
import { IconButton } from '../../ui/button';
import { classes } from '../../ui/classes';
import styles from './tab-strip.module.css';

export const tabIds = (id: string) => ({ tab: `tab-${id}`, panel: `terminal-${id}` });

const stateWords: Readonly<Record<SessionState['state'], string>> = {
  connecting: 'connecting',
  open: 'connected',
  reconnecting: 'reconnecting',
  ended: 'ended',
};

function Tab({ tab, active }: { readonly tab: TerminalTab; readonly active: boolean }) {
  const { terminals, actions } = useStores();
  const { session } = tab;
  const user = useApp(
    ({ profiles }) => profiles.find((each) => each.id === session.profileId)?.userName,
  );
  const ids = tabIds(tab.id);
  const name = `${session.login}@${session.name}`;
  return (
    <div className={classes(styles.tab, active && styles.active)}>
      <button
        type="button"
        id={ids.tab}
        role="tab"
        className={styles.select}
        aria-selected={active}
        aria-controls={ids.panel}
        tabIndex={active ? 0 : -1}
        title={user ? `${name}, opened by ${user}` : name}
        onClick={() => terminals.select(tab.id)}
      >
        <span className={classes(styles.dot, styles[session.state])} aria-hidden="true" />
        {name}
        <span className={session.state === 'open' ? styles.hidden : styles.state}>
          <span className={styles.hidden}>, </span>
          {stateWords[session.state]}
        </span>
      </button>
      <IconButton
        icon="close"
        size="s"
        label={`Close ${name}`}
        onClick={() => void actions.closeTerminal(tab.id)}
      />
    </div>
  );
}

/** One tab a session, left and right move between them. */
export function TabStrip(props: {
  readonly tabs: readonly TerminalTab[];
  readonly active: string | null;
}) {
  const { tabs, active } = props;
  const { terminals } = useStores();
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex((tab) => tab.id === active);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    terminals.select(next.id);
    document.getElementById(tabIds(next.id).tab)?.focus();
  };
  return (
    <div className={styles.strip}>
      <h1 className={styles.hidden}>Terminals</h1>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the tabs in it */}
      <div className={styles.tabs} onKeyDown={move}>
        {/* A tab list holds nothing but tabs; the buttons that close them stand beside it. */}
        <div
          role="tablist"
          aria-label="Terminals"
          aria-owns={tabs.map((tab) => tabIds(tab.id).tab).join(' ')}
        />
        {tabs.map((tab) => (
          <Tab key={tab.id} tab={tab} active={tab.id === active} />
        ))}
      </div>
      <p className={styles.keys}>
        <kbd>Ctrl+Shift+C</kbd> copy · <kbd>Ctrl+Shift+V</kbd> paste · <kbd>F6</kbd> leave
      </p>
    </div>
  );
}
