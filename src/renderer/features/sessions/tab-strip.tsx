import type { KeyboardEvent } from 'react';
import { numberText } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { LayoutTab } from '#shared/model/pane-layout';
import { panesOf } from '#shared/model/pane-tree';
import { useIsProductionResource } from '../../stores/use-production';
import { useApp, useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import { classes } from '../../ui/classes';
import { HiddenText } from '../../ui/hidden-text';
import { ProductionMark } from '../../ui/production-mark';
import { factsOf, stateName, type PaneContents, type PaneFacts } from './pane-content';
import { StateDot } from './state-dot';
import { tabIds } from './tab-ids';
import { useTabDrag } from './use-tab-drag';
import { StripTools } from './strip-tools';
import styles from './tab-strip.module.css';

interface TabProps {
  readonly tab: LayoutTab;
  readonly facts: PaneFacts;
  readonly active: boolean;
  readonly onPress: ReturnType<ReturnType<typeof useTabDrag>['begin']>;
}

/** What a tab is called: by the pane in use, and how many stand beside it. */
function useTabWords({ tab, facts }: Pick<TabProps, 'tab' | 'facts'>) {
  const user = useApp(
    ({ profiles }) => profiles.find(({ id }) => id === facts.profileId)?.userName,
  );
  const more = panesOf(tab.root).length - 1;
  const { name } = facts;
  return {
    more,
    title: user ? t('sessions.tab.openedBy', { name, user }) : name,
    closing:
      more === 0
        ? t('sessions.tab.close', { name })
        : t('sessions.tab.closeAll', { name, count: more }),
  };
}

function Tab({ tab, facts, active, onPress }: TabProps) {
  const { layout, actions } = useStores();
  const { more, title, closing } = useTabWords({ tab, facts });
  const ids = tabIds(tab.id);
  const isMarked = useIsProductionResource(facts.profileId, facts.resource);
  const close = () => void actions.closeTab(tab.id);
  return (
    <div
      className={classes(styles.tab, active && styles.active, isMarked && styles.production)}
      data-tab={tab.id}
      onPointerDown={onPress}
      onAuxClick={({ button }) => button === 1 && close()}
    >
      <button
        type="button"
        id={ids.tab}
        role="tab"
        className={styles.select}
        aria-selected={active}
        aria-controls={ids.panel}
        tabIndex={active ? 0 : -1}
        title={title}
        onClick={() => layout.showTab(tab.id)}
      >
        <StateDot dot={facts.dot} />
        <span className={styles.name}>{facts.name}</span>
        {isMarked && <ProductionMark short />}
        {more > 0 && (
          <span className={styles.more}>
            <HiddenText>{t('sessions.tab.more', { count: more })}</HiddenText>
            <span aria-hidden="true">+{numberText(more)}</span>
          </span>
        )}
        <span className={facts.state === 'open' ? styles.hidden : styles.state}>
          <HiddenText>, </HiddenText>
          {stateName(facts)}
        </span>
      </button>
      <IconButton icon="close" size="s" label={closing} onClick={close} />
    </div>
  );
}

/** The keys among tabs: they move between them without showing each; Enter shows one, Delete closes it. */
function useTabKeys(tabs: readonly LayoutTab[]) {
  const { actions } = useStores();
  return (event: KeyboardEvent) => {
    const all = tabs.map(({ id }) => document.getElementById(tabIds(id).tab));
    const at = all.findIndex((each) => each !== null && each === document.activeElement);
    if (at < 0) return;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: (at - 1 + all.length) % all.length,
      ArrowRight: (at + 1) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const target = targets[event.key];
    const tab = tabs[at];
    if (target !== undefined) all[target]?.focus();
    else if (event.key === 'Delete' && tab) void actions.closeTab(tab.id);
    else return;
    event.preventDefault();
  };
}

/** The tabs of the terminals, in the order that they are dragged to. */
export function TabStrip(props: {
  readonly tabs: readonly LayoutTab[];
  readonly active: string | null;
  readonly contents: PaneContents;
}) {
  const { tabs, active, contents } = props;
  const { layout } = useStores();
  const { row, begin } = useTabDrag(layout.moveTab);
  const press = useTabKeys(tabs);
  return (
    <div className={styles.strip}>
      <h1 className={styles.hidden}>{t('sessions.title')}</h1>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the tabs in it */}
      <div ref={row} className={styles.tabs} onKeyDown={press}>
        {/* A tab list holds nothing but tabs; the buttons that close them stand beside it. */}
        <div
          role="tablist"
          aria-label={t('sessions.title')}
          aria-owns={tabs.map(({ id }) => tabIds(id).tab).join(' ')}
        />
        {tabs.map((tab) => {
          const content = contents.get(tab.focused);
          if (!content) return null;
          return (
            <Tab
              key={tab.id}
              tab={tab}
              facts={factsOf(content)}
              active={tab.id === active}
              onPress={begin(tab.id)}
            />
          );
        })}
      </div>
      <StripTools />
    </div>
  );
}
