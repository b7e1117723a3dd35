import { lazy, Suspense } from 'react';
import { t } from '#shared/i18n/text';
import type { PaneArea } from '#shared/model/pane-areas';
import { useIsProductionResource } from '../../stores/use-production';
import { useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import { classes } from '../../ui/classes';
import { ProductionMark } from '../../ui/production-mark';
import { KeptView } from './kept-view';
import { factsOf, stateName, type PaneContent, type PaneFacts } from './pane-content';
import styles from './pane-grid.module.css';
import { Reconnecting } from './reconnecting';
import { SessionEnd } from './session-end';
import { StateDot } from './state-dot';
import { leaveTo } from './tab-ids';
import { WaitingView } from './waiting-view';

// The terminal is the largest part of the window, and the first screen does not need it.
const TerminalView = lazy(async () => {
  const { TerminalView: view } = await import('./terminal-view');
  return { default: view };
});

const percent = (part: number): string => `${part * 100}%`;

function PaneHead(props: {
  readonly id: string;
  readonly facts: PaneFacts;
  readonly isMarked: boolean;
}) {
  const { id, facts, isMarked } = props;
  const { actions } = useStores();
  return (
    <div className={styles.head}>
      <StateDot dot={facts.dot} />
      <span className={styles.name}>{facts.name}</span>
      {isMarked && <ProductionMark />}
      <span className={styles.words}>{stateName(facts)}</span>
      <IconButton
        icon="close"
        size="s"
        label={t('sessions.pane.close', { name: facts.name })}
        onClick={() => void actions.closePane(id)}
      />
    </div>
  );
}

function Content(props: {
  readonly content: PaneContent;
  readonly tab: string;
  readonly shown: boolean;
  readonly grab: number | null;
}) {
  const { content, tab, shown, grab } = props;
  switch (content.type) {
    case 'session':
      return (
        <>
          <Suspense>
            <TerminalView tab={content.tab} grab={grab} onLeave={() => leaveTo(tab)} />
          </Suspense>
          {content.tab.session.state === 'ended' && <SessionEnd tab={content.tab} />}
          {content.tab.session.state === 'reconnecting' && (
            <Reconnecting tab={content.tab} session={content.tab.session} />
          )}
        </>
      );
    case 'waiting':
      return (
        <div className={styles.middle}>
          <WaitingView waiting={content.waiting} />
        </div>
      );
    case 'kept':
      return (
        <div className={styles.middle}>
          <KeptView kept={content.kept} shown={shown} grab={grab} />
        </div>
      );
  }
}

/** One pane of a tab. Alone in its tab it has no head: the tab says what it is. */
export function Pane(props: {
  readonly area: PaneArea;
  readonly content: PaneContent;
  readonly tab: string;
  /** It is the one that the keys go to, among those of its tab. */
  readonly inUse: boolean;
  readonly isAlone: boolean;
  /** Its tab is the active one. */
  readonly isActive: boolean;
  readonly shown: boolean;
  readonly grab: number | null;
}) {
  const { area, content, tab, inUse, isAlone, isActive, shown, grab } = props;
  const { layout } = useStores();
  const { id, left, top, width, height } = area;
  const facts = factsOf(content);
  const isMarked = useIsProductionResource(facts.profileId, facts.resource);
  const use = () => layout.use(id);
  const labels = { name: facts.name, state: stateName(facts) };
  return (
    <div
      role="group"
      aria-label={t(isMarked ? 'sessions.pane.labelProduction' : 'sessions.pane.label', labels)}
      className={classes(styles.pane, inUse && styles.inUse, isMarked && styles.production)}
      style={{
        left: percent(left),
        top: percent(top),
        width: percent(width),
        height: percent(height),
      }}
      data-testid={isActive && inUse ? 'terminal' : undefined}
      onPointerDownCapture={use}
      onFocusCapture={use}
    >
      {!isAlone && <PaneHead id={id} facts={facts} isMarked={isMarked} />}
      <div className={styles.body}>
        <Content content={content} tab={tab} shown={shown} grab={grab} />
      </div>
    </div>
  );
}
