import { lazy, Suspense, useEffect } from 'react';
import { t } from '#shared/i18n/text';
import { AddScreen } from '../features/onboarding/add-screen';
import { ClusterFailure } from '../features/hosting/cluster-failure';
import { AskDialog } from '../features/connect/ask-dialog';
import { WhyDialog } from '../features/why/why-dialog';
import { useApp, useFrom, useStores } from '../stores/use-stores';
import { Callout } from '../ui/callout';
import { ToastList } from '../ui/toast-list';
import styles from './app.module.css';
import { Notices } from './notices';
import { Shell } from './shell';
import { useLanguage } from './use-language';
import { useTheme } from './use-theme';
import { useWindowActions } from './window-actions';

const PresetsDialogs = lazy(async () => {
  const { PresetsDialogs: dialogs } = await import('../features/presets/presets-dialogs');
  return { default: dialogs };
});
const ExtendDialog = lazy(async () => {
  const { ExtendDialog: dialog } = await import('../features/extend/extend-dialog');
  return { default: dialog };
});
const ReleaseDialog = lazy(async () => {
  const { ReleaseDialog: dialog } = await import('../features/release/release-dialog');
  return { default: dialog };
});
const LockDialog = lazy(async () => {
  const { LockDialog: dialog } = await import('../features/locks/lock-dialog');
  return { default: dialog };
});
const loadPalette = async () => {
  const { Palette } = await import('../features/palette/palette');
  return { default: Palette };
};
const Palette = lazy(loadPalette);

/** Dialogs that are loaded when somebody first opens one. */
function RareDialogs() {
  const presets = useFrom(
    (stores) => stores.presets.dialog,
    (state) => state.open !== null,
  );
  const extend = useFrom(
    (stores) => stores.extension.store,
    (state) => state.open !== null,
  );
  const release = useFrom(
    (stores) => stores.release.store,
    (state) => state.open !== null,
  );
  const lock = useFrom(
    (stores) => stores.locks.dialog,
    (state) => state.open !== null,
  );
  const palette = useFrom(
    (stores) => stores.palette.store,
    (state) => state.open,
  );
  return (
    <Suspense fallback={null}>
      {palette && <Palette />}
      {lock && <LockDialog />}
      {presets && <PresetsDialogs />}
      {extend && <ExtendDialog />}
      {release && <ReleaseDialog />}
    </Suspense>
  );
}

/** Whoever opens the palette types at once: it is read before, when the window has nothing else to do. */
function useReadyPalette(): void {
  useEffect(() => {
    const waiting = requestIdleCallback(() => void loadPalette(), { timeout: 5_000 });
    return () => cancelIdleCallback(waiting);
  }, []);
}

function Toasts() {
  const { toasts } = useStores();
  const list = useFrom(
    () => toasts.store,
    (state) => state.toasts,
  );
  return <ToastList toasts={list} onDismiss={toasts.dismiss} />;
}

/** A join link may have been clicked before there is any profile. */
function FirstRun() {
  const screen = useFrom(
    (stores) => stores.navigation.store,
    (state) => state.screen,
  );
  const link = screen.name === 'add' ? screen.link : null;
  return (
    <main className={styles.firstRun}>
      <Notices />
      <AddScreen key={link} link={link}>
        <ClusterFailure />
      </AddScreen>
    </main>
  );
}

function Ready() {
  useLanguage();
  useTheme();
  useReadyPalette();
  useWindowActions();
  const hasProfiles = useApp((state) => state.profiles.length > 0);
  return (
    <>
      {hasProfiles ? <Shell /> : <FirstRun />}
      <AskDialog />
      <WhyDialog />
      <RareDialogs />
      <Toasts />
    </>
  );
}

/** The window. Nothing is drawn until main has said how things are, which takes a moment. */
export function App() {
  const spoken = useFrom(
    (stores) => stores.app,
    ({ state }) => state && `${state.speech.language} ${state.speech.locale}`,
  );
  const failure = useFrom(
    (stores) => stores.app,
    (mirror) => mirror.failure,
  );
  // Another language draws everything anew; what has to last is in the stores.
  if (spoken !== null) return <Ready key={spoken} />;
  if (!failure) return null;
  return (
    <main className={styles.failure}>
      <Callout tone="bad" title={t('shell.notStarted')}>
        {failure.message}
      </Callout>
    </main>
  );
}
