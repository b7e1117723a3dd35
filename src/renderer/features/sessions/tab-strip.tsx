import type { KeyboardEvent } from 'react';
import { useKeysOf } from '../../stores/use-action';
import { useApp, useStores } from '../../stores/use-stores';
import type { SessionState } from '#shared/ipc/app-state';
import type { ActionId } from '#shared/model/actions';
import type { TerminalTab } from '../../stores/terminal-tabs';
import type { Waiting } from '../../stores/waiting-store';
import { tabIds } from './tab-ids';
import { TabFrame } from './tab-frame';
import styles from './tab-strip.module.css';
import { WaitingTab } from './waiting-tab';

const stateWords: Readonly<Record<SessionState['state'], string>> = {
  connecting: 'connecting',
  open: 'connected',
  reconnecting: 'reconnecting',
  ended: 'ended',
};

function Tab(props: {
  readonly tab: TerminalTab;
  readonly active: boolean;
  readonly onSelect: () => void;
}) {
  const { tab, active, onSelect } = props;
  const { actions } = useStores();
  const { session } = tab;
  const user = useApp(
    ({ profiles }) => profiles.find((each) => each.id === session.profileId)?.userName,
  );
  const name = `${session.login}@${session.name}`;
  return (
    <TabFrame
      id={tab.id}
      name={name}
      title={user ? `${name}, opened by ${user}` : name}
      active={active}
      state={session.state}
      closing={`Close ${name}`}
      onSelect={onSelect}
      onClose={() => void actions.closeTerminal(tab.id)}
    >
      <span className={session.state === 'open' ? styles.hidden : styles.state}>
        <span className={styles.hidden}>, </span>
        {stateWords[session.state]}
      </span>
    </TabFrame>
  );
}

function Keys(props: { readonly of: ActionId }) {
  const [keys] = useKeysOf(props.of);
  return <kbd>{keys ?? 'no keys'}</kbd>;
}

/** One tab a session, left and right move between them. */
export function TabStrip(props: {
  readonly tabs: readonly TerminalTab[];
  /** Terminals that wait for approval stand behind those that are open. */
  readonly waiting: readonly Waiting[];
  readonly active: string | null;
  readonly onSelect: (id: string) => void;
}) {
  const { tabs, waiting, active, onSelect } = props;
  const all = [...tabs, ...waiting].map(({ id }) => id);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = all.findIndex((id) => id === active);
    const next = all[(at + step + all.length) % all.length];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
    document.getElementById(tabIds(next).tab)?.focus();
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
          aria-owns={all.map((id) => tabIds(id).tab).join(' ')}
        />
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            tab={tab}
            active={tab.id === active}
            onSelect={() => onSelect(tab.id)}
          />
        ))}
        {waiting.map((each) => (
          <WaitingTab
            key={each.id}
            waiting={each}
            active={each.id === active}
            onSelect={() => onSelect(each.id)}
          />
        ))}
      </div>
      <p className={styles.keys}>
        <Keys of="terminal.copy" /> copy · <Keys of="terminal.paste" /> paste ·{' '}
        <Keys of="terminal.leave" /> leave
      </p>
    </div>
  );
}
