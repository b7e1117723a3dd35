import { useEffect } from 'react';
import { t } from '#shared/i18n/text';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { keepFocus } from '../../ui/focus';
import { usePaneContents } from './pane-content';
import { PaneGrid } from './pane-grid';
import { TabStrip } from './tab-strip';
import styles from './terminals-screen.module.css';
import { usePaneKeys } from './use-pane-keys';
import { ZenExit } from './zen-exit';

function NoTerminal() {
  const { navigation } = useStores();
  return (
    <>
      <h1 className={styles.hiddenTitle}>{t('sessions.title')}</h1>
      <EmptyState
        icon="terminal"
        title={t('sessions.none.title')}
        actions={<Button onClick={navigation.focusSearch}>{t('sessions.none.find')}</Button>}
      >
        {t('sessions.none.text')}
      </EmptyState>
    </>
  );
}

/**
 * All terminals of the window. They stay mounted while another screen is shown, so that nothing is lost of what
 * they print meanwhile.
 */
export function TerminalsScreen({ visible }: { readonly visible: boolean }) {
  const { tabs, active, grabs, zen } = useFrom(
    (stores) => stores.layout.store,
    (state) => state,
  );
  const contents = usePaneContents();
  usePaneKeys(visible);
  useEffect(() => {
    if (visible) keepFocus();
  }, [visible, contents.size]);
  return (
    <section className={styles.screen} aria-label={t('sessions.title')} hidden={!visible}>
      {tabs.length === 0 ? (
        <NoTerminal />
      ) : (
        <>
          {zen ? <ZenExit /> : <TabStrip tabs={tabs} active={active} contents={contents} />}
          <div className={styles.views}>
            {tabs.map((tab) => (
              <PaneGrid
                key={tab.id}
                tab={tab}
                contents={contents}
                isActive={tab.id === active}
                visible={visible}
                grabs={grabs}
              />
            ))}
          </div>
        </>
      )}
    </section>
  );
}
