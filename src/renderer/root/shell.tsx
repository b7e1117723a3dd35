import { lazy, Suspense, useEffect } from 'react';
import { t } from '#shared/i18n/text';
import { AccessBar } from '../features/access-bar/access-bar';
import { ClusterFailure } from '../features/hosting/cluster-failure';
import { HostedCluster } from '../features/hosting/hosted-cluster';
import { AddScreen } from '../features/onboarding/add-screen';
import { RequestsScreen } from '../features/review/requests-screen';
import { ResourceSearch } from '../features/search/resource-search';
import { RestoreOffer } from '../features/sessions/restore-offer';
import { TerminalsScreen } from '../features/sessions/terminals-screen';
import { Sidebar } from '../features/sidebar/sidebar';
import { useProfileKeys } from '../features/sidebar/use-profile-keys';
import { SignIn } from '../features/sign-in/sign-in';
import { StatusScreen } from '../features/status/status-screen';
import { assertNever } from '#shared/lib/assert-never';
import type { Screen } from '../stores/navigation-store';
import { useActiveProfile, useApp, useFrom } from '../stores/use-stores';
import { EmptyState } from '../ui/empty-state';
import { arrive } from '../ui/focus';
import { Notices } from './notices';
import styles from './shell.module.css';

// The first screen does not need these.
const Configuration = lazy(async () => {
  const { Configuration: screen } = await import('../features/configuration/configuration');
  return { default: screen };
});
const AdministrationScreen = lazy(async () => {
  const { AdministrationScreen: screen } =
    await import('../features/administration/administration-screen');
  return { default: screen };
});

const AuditLog = lazy(async () => {
  const { AuditLog: screen } = await import('../features/audit/audit-log');
  return { default: screen };
});
const SessionsScreen = lazy(async () => {
  const { SessionsScreen: screen } = await import('../features/recordings/sessions-screen');
  return { default: screen };
});
const FilesScreen = lazy(async () => {
  const { FilesScreen: screen } = await import('../features/files/files-screen');
  return { default: screen };
});
const TourBar = lazy(async () => {
  const { TourBar: bar } = await import('../features/tour/tour-bar');
  return { default: bar };
});
const DiagnosticsScreen = lazy(async () => {
  const { DiagnosticsScreen: screen } = await import('../features/diagnostics/diagnostics-screen');
  return { default: screen };
});
const SettingsScreen = lazy(async () => {
  const { SettingsScreen: screen } = await import('../features/settings/settings-screen');
  return { default: screen };
});
// Nothing is picked before there is a list to pick from: it is read while that is asked for.
const RequestPanel = lazy(async () => {
  const { RequestPanel: panel } = await import('../features/request/request-panel');
  return { default: panel };
});

function Resources() {
  return (
    <div className={styles.resources}>
      <ResourceSearch />
      <Suspense fallback={null}>
        <RequestPanel />
      </Suspense>
    </div>
  );
}

/** What belongs to a signed-in profile. Terminals are always there, see {@link TerminalsScreen}. */
function ProfileScreen({ screen }: { readonly screen: Screen }) {
  switch (screen.name) {
    case 'resources':
      return <Resources />;
    case 'requests':
      return <RequestsScreen show={screen.show} request={screen.request} />;
    case 'sessions':
      return (
        <Suspense fallback={null}>
          <SessionsScreen show={screen.show} recording={screen.recording} />
        </Suspense>
      );
    case 'status':
      return <StatusScreen />;
    case 'administration':
      return (
        <Suspense fallback={null}>
          <AdministrationScreen
            section={screen.section}
            audit={
              <Suspense fallback={null}>
                <AuditLog />
              </Suspense>
            }
            configuration={
              <Suspense fallback={null}>
                <Configuration />
              </Suspense>
            }
          />
        </Suspense>
      );
    case 'files':
      return (
        <Suspense fallback={null}>
          <FilesScreen />
        </Suspense>
      );
    case 'settings':
      return (
        <Suspense fallback={null}>
          <SettingsScreen key={screen.find} find={screen.find ?? ''} />
        </Suspense>
      );
    case 'diagnostics':
      return (
        <Suspense fallback={null}>
          <DiagnosticsScreen />
        </Suspense>
      );
    case 'add':
      return <AddScreen key={screen.link} link={screen.link} />;
    case 'terminals':
      return null;
    default:
      return assertNever(screen);
  }
}

/** Screens that need nobody to be signed in. */
const open: readonly Screen['name'][] = ['settings', 'diagnostics', 'add', 'terminals', 'files'];

function MainArea({ screen }: { readonly screen: Screen }) {
  const profile = useActiveProfile();
  const arriving = useApp((state) => state.arriving);
  if (open.includes(screen.name)) return <ProfileScreen screen={screen} />;
  if (!profile)
    return (
      <EmptyState icon="user" title={t('shell.noProfile.title')}>
        {t('shell.noProfile.text')}
      </EmptyState>
    );
  if (profile.state !== 'signed-in' || !profile.status) {
    if (!arriving.includes(profile.id)) return <SignIn key={profile.id} profile={profile} />;
    // The search can be used before its answers can come; nothing else can.
    if (screen.name !== 'resources')
      return (
        <EmptyState icon="user" title={t('shell.signingIn.title', { user: profile.userName })}>
          {t('shell.signingIn.text')}
        </EmptyState>
      );
  }
  return <ProfileScreen screen={screen} />;
}

/** What is above whatever is shown: a cluster that failed, the terminals of before, notices of the app, the tour. */
function Above() {
  const failed = useApp(({ hosted }) => hosted?.state === 'failed' || hosted?.state === 'stopped');
  const offers = useFrom(
    (stores) => stores.layout.store,
    ({ offer }) => offer !== null,
  );
  const isTouring = useApp(({ tour }) => tour.open);
  const own = (failed || offers) && (
    <>
      {failed && <ClusterFailure />}
      {offers && <RestoreOffer />}
    </>
  );
  return (
    <>
      <AccessBar />
      <Notices>{own}</Notices>
      {isTouring && (
        <Suspense fallback={null}>
          <TourBar />
        </Suspense>
      )}
    </>
  );
}

/** Sidebar, bars and the screen that is chosen; the terminal alone where that is wanted. */
export function Shell() {
  const screen = useFrom(
    (stores) => stores.navigation.store,
    (state) => state.screen,
  );
  const zen = useFrom(
    (stores) => stores.layout.store,
    (state) => state.zen,
  );
  const active = useActiveProfile();
  useEffect(arrive, [screen.name, active?.id, active?.state]);
  useProfileKeys();
  const isAlone = zen && screen.name === 'terminals';
  return (
    <div className={styles.shell}>
      {!isAlone && <Sidebar footer={<HostedCluster />} />}
      <div className={styles.right}>
        {!isAlone && <Above />}
        <main className={styles.main}>
          <MainArea screen={screen} />
          <TerminalsScreen visible={screen.name === 'terminals'} />
        </main>
      </div>
    </div>
  );
}
