import '@xterm/xterm/css/xterm.css';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { t } from '#shared/i18n/text';
import type { TerminalTab } from '../../stores/terminal-tabs';
import { useActions } from '../../stores/use-action';
import { useApp, useFrom, useStores } from '../../stores/use-stores';
import { classes } from '../../ui/classes';
import { Spinner } from '../../ui/spinner';
import { BroadcastBar } from './terminal/broadcast-bar';
import { BroadcastDialog } from './terminal/broadcast-dialog';
import { LinksDialog } from './terminal/links-dialog';
import { PasteDialog } from './terminal/paste-dialog';
import { SnippetsDialog } from './terminal/snippets-dialog';
import { useTerminalHandlers, type Overlay } from './terminal/terminal-actions';
import { TerminalMenu } from './terminal/terminal-menu';
import { useTerminalScreen } from './terminal/use-terminal-screen';
import type { TerminalScreen } from './terminal-screen';
import styles from './terminal-view.module.css';

// The search brings its own part of the terminal with it.
const FindBar = lazy(async () => {
  const { FindBar: bar } = await import('./terminal/find-bar');
  return { default: bar };
});

/** What is open over a terminal, and how often it was asked for. */
function useOverlay(screen: TerminalScreen | null) {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [asked, setAsked] = useState(0);
  const isOpen = useRef(false);
  return {
    overlay,
    asked,
    open(next: Overlay) {
      isOpen.current = true;
      setOverlay(next);
      setAsked((count) => count + 1);
    },
    close() {
      isOpen.current = false;
      setOverlay(null);
      screen?.focus();
    },
    /** Gives the keyboard back to the terminal, unless the menu that had it has opened something. */
    menuClosed() {
      if (!isOpen.current) screen?.focus();
    },
  };
}

/** The dialogs of one terminal; closed, each gives the keyboard back to it. */
function Dialogs(props: {
  readonly tab: TerminalTab;
  readonly screen: TerminalScreen;
  readonly overlay: Overlay | null;
  readonly onClose: () => void;
}) {
  const { tab, screen, overlay, onClose } = props;
  if (overlay === 'links') return <LinksDialog targets={screen.links.latest()} onClose={onClose} />;
  if (overlay === 'broadcast') return <BroadcastDialog from={tab.id} onClose={onClose} />;
  if (overlay !== 'snippets') return null;
  return (
    <SnippetsDialog onInsert={({ text, run }) => screen.insert(text, run)} onClose={onClose} />
  );
}

/** One terminal. The session's bytes go straight from its port to the screen, past React. */
export function TerminalView(props: {
  readonly tab: TerminalTab;
  /** Takes the keyboard whenever this changes; `null` when it is not the one in use. */
  readonly grab: number | null;
  /** Moves the keyboard out of the terminal. */
  readonly onLeave: () => void;
}) {
  const { tab, grab, onLeave } = props;
  const { broadcast, actions } = useStores();
  const { element, screen, pending, target } = useTerminalScreen(tab.id);
  const { overlay, asked, open, close, menuClosed } = useOverlay(screen);
  const handlers = useTerminalHandlers(tab, screen, { open, leave: onLeave });
  // The keys are for the one that is in front.
  useActions(grab === null ? {} : handlers);
  const isBroadcasting = useFrom(
    () => broadcast.store,
    ({ tabs }) => tabs.includes(tab.id),
  );
  const platform = useApp((app) => app.platform);
  const { login, name, state } = tab.session;
  useEffect(() => {
    if (grab !== null) screen?.focus();
  }, [grab, screen]);
  return (
    <>
      {isBroadcasting && <BroadcastBar />}
      <TerminalMenu
        handlers={handlers}
        target={target}
        isBroadcasting={isBroadcasting}
        onOpenLink={(address) => void actions.run('link.open', { address })}
        onCopyLink={(address) => void actions.copy(address, t('terminal.link.address'))}
        onClosed={menuClosed}
      >
        <div className={classes(styles.frame, isBroadcasting && styles.together)}>
          <div ref={element} className={styles.terminal} />
          {(state === 'connecting' || (state === 'ended' && tab.asking)) && (
            <p className={styles.connecting} role="status">
              <Spinner /> {t('terminal.connecting', { name, login })}
            </p>
          )}
          {target !== null && (
            <p className={styles.target} aria-hidden="true">
              {target} <span className={styles.how}>{t('terminal.link.how', { platform })}</span>
            </p>
          )}
          {overlay === 'find' && screen && (
            <Suspense fallback={null}>
              <FindBar terminal={screen.terminal} asked={asked} onClose={close} />
            </Suspense>
          )}
        </div>
      </TerminalMenu>
      {screen && <Dialogs tab={tab} screen={screen} overlay={overlay} onClose={close} />}
      {pending && <PasteDialog pending={pending} />}
    </>
  );
}
