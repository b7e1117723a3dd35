import { lazy, Suspense, useEffect } from 'react';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { EmptyState } from '../../ui/empty-state';
import { keepFocus } from '../../ui/focus';
import { Reconnecting } from './reconnecting';
import { SessionEnd } from './session-end';
import { tabIds } from './tab-ids';
import { TabStrip } from './tab-strip';
import styles from './terminals-screen.module.css';
import { WaitingView } from './waiting-view';

// The terminal is the largest part of the window, and the first screen does not need it.
const TerminalView = lazy(async () => {
  const { TerminalView: view } = await import('./terminal-view');
  return { default: view };
});

/**
 * All terminals of the window. They stay mounted while another screen is shown, so that nothing is lost of what
 * they print meanwhile.
 */
export function TerminalsScreen({ visible }: { readonly visible: boolean }) {
  const { navigation, terminals, waiting: store } = useStores();
  const waiting = useFrom(
    () => store.store,
    (state) => state,
  );
  const tabs = useFrom(
    (stores) => stores.terminals.store,
    (state) => state.tabs,
  );
  const open = useFrom(
    (stores) => stores.terminals.store,
    (state) => state.active,
  );
  const active = waiting.active ?? open ?? waiting.list[0]?.id ?? null;
  const select = (id: string) => {
    const isWaiting = waiting.list.some((each) => each.id === id);
    store.select(isWaiting ? id : null);
    if (!isWaiting) terminals.select(id);
  };
  useEffect(() => {
    if (visible) keepFocus();
  }, [visible, tabs.length]);
  return (
    <section className={styles.screen} aria-label="Terminals" hidden={!visible}>
      {tabs.length + waiting.list.length === 0 ? (
        <>
          <h1 className={styles.hiddenTitle}>Terminals</h1>
          <EmptyState
            icon="terminal"
            title="No terminal is open"
            actions={<Button onClick={navigation.focusSearch}>Find a resource</Button>}
          >
            Connect to a resource, or to one of an approved request, and its terminal opens here.
          </EmptyState>
        </>
      ) : (
        <>
          <TabStrip tabs={tabs} waiting={waiting.list} active={active} onSelect={select} />
          <div className={styles.views}>
            {tabs.map((tab) => {
              const isShown = tab.id === active;
              const ids = tabIds(tab.id);
              return (
                <div
                  key={tab.id}
                  id={ids.panel}
                  role="tabpanel"
                  aria-labelledby={ids.tab}
                  className={classes(styles.view, !isShown && styles.behind)}
                  inert={!isShown}
                  data-testid={isShown ? 'terminal' : undefined}
                >
                  <Suspense>
                    <TerminalView tab={tab} focused={visible && isShown} />
                  </Suspense>
                  {tab.session.state === 'ended' && <SessionEnd tab={tab} />}
                  {tab.session.state === 'reconnecting' && (
                    <Reconnecting tab={tab} session={tab.session} />
                  )}
                </div>
              );
            })}
            {waiting.list.map((each) => (
              <div
                key={each.id}
                id={tabIds(each.id).panel}
                role="tabpanel"
                aria-labelledby={tabIds(each.id).tab}
                className={classes(styles.view, each.id !== active && styles.behind)}
                inert={each.id !== active}
              >
                <WaitingView waiting={each} />
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
