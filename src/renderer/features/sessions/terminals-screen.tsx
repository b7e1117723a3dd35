import { lazy, Suspense, useEffect } from 'react';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { EmptyState } from '../../ui/empty-state';
import { keepFocus } from '../../ui/focus';
import { Reconnecting } from './reconnecting';
import { SessionEnd } from './session-end';
import { TabStrip, tabIds } from './tab-strip';
import styles from './terminals-screen.module.css';

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
  const { navigation, terminals } = useStores();
  const tabs = useFrom(
    (stores) => stores.terminals.store,
    (state) => state.tabs,
  );
  const active = useFrom(
    (stores) => stores.terminals.store,
    (state) => state.active,
  );
  useEffect(() => {
    const follow = () => (document.hidden ? terminals.rest() : terminals.resume());
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, [terminals]);
  useEffect(() => {
    if (visible) keepFocus();
  }, [visible, tabs.length]);
  return (
    <section className={styles.screen} aria-label="Terminals" hidden={!visible}>
      {tabs.length === 0 ? (
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
          <TabStrip tabs={tabs} active={active} />
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
          </div>
        </>
      )}
    </section>
  );
}
