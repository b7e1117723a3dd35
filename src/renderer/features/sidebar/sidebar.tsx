import type { ReactNode } from 'react';
import { t } from '#shared/i18n/text';
import { administrationFor, type Screen } from '../../stores/navigation-store';
import { firstList } from '../../stores/request-lists';
import { requestsOf } from '../../stores/requests-store';
import { useKeysOf } from '../../stores/use-action';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Count } from '../../ui/badge';
import { IconButton } from '../../ui/button';
import { Icon, type IconName } from '../../ui/icon';
import { RichText } from '../../ui/rich-text';
import { ProfileSwitcher } from './profile-switcher';
import styles from './sidebar.module.css';
import { useSidebar } from './use-sidebar';

interface Entry {
  readonly text: string;
  readonly icon: IconName;
  readonly screen: Screen;
  readonly extra?: ReactNode;
}

function NavEntry({ entry }: { readonly entry: Entry }) {
  const { navigation } = useStores();
  const current = useFrom(
    () => navigation.store,
    (state) => state.screen.name,
  );
  return (
    <li>
      <button
        type="button"
        className={styles.entry}
        aria-current={current === entry.screen.name ? 'page' : undefined}
        onClick={() => navigation.go(entry.screen)}
      >
        <Icon name={entry.icon} />
        <span className={styles.entryText}>{entry.text}</span>
        {entry.extra}
      </button>
    </li>
  );
}

function useEntries(): readonly Entry[] {
  const profile = useActiveProfile();
  const requests = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profile?.id ?? null),
  );
  const waiting = requests.lists['to-review'].ids.length;
  const terminals = useFrom(
    (stores) => stores.terminals.store,
    (state) => state.tabs.filter((tab) => tab.session.state !== 'ended').length,
  );
  const copying = useFrom(
    (stores) => stores.files.store,
    (state) => state.busy,
  );
  const picked = useFrom(
    (stores) => stores.cart.store,
    ({ items, roles }) => items.length + roles.length,
  );
  const can = profile?.status?.can;
  const show = firstList(requests, can);
  const always: readonly Entry[] = [
    {
      text: t('shell.sidebar.resources'),
      icon: 'search',
      screen: { name: 'resources' },
      extra: <Count value={picked} label={t('shell.sidebar.picked', { count: picked })} />,
    },
    {
      text: t('shell.sidebar.requests'),
      icon: 'requests',
      screen: { name: 'requests', show, request: null },
      extra: <Count value={waiting} label={t('shell.sidebar.waiting', { count: waiting })} />,
    },
    {
      text: t('shell.sidebar.terminals'),
      icon: 'terminal',
      screen: { name: 'terminals' },
      extra: terminals > 0 && (
        <span className={styles.quietCount}>
          <RichText id="shell.sidebar.openTerminals" values={{ count: terminals }} />
        </span>
      ),
    },
    {
      text: t('shell.sidebar.files'),
      icon: 'folder',
      screen: { name: 'files' },
      extra: <Count value={copying} label={t('shell.sidebar.copying', { count: copying })} />,
    },
    {
      text: t('shell.sidebar.sessions'),
      icon: 'record',
      screen: { name: 'sessions', show: 'live', recording: null },
    },
    { text: t('shell.sidebar.status'), icon: 'status', screen: { name: 'status' } },
  ];
  const administration = administrationFor(can);
  const settings: Entry = {
    text: t('shell.sidebar.settings'),
    icon: 'gear',
    screen: { name: 'settings' },
  };
  const restricted: readonly Entry[] = administration
    ? [{ text: t('shell.sidebar.administration'), icon: 'shield', screen: administration }]
    : [];
  return [...always, ...restricted, settings];
}

/** Who one is, and where one can go. */
export function Sidebar({ footer }: { readonly footer: ReactNode }) {
  const entries = useEntries();
  const { hasIconsAlone, toggle } = useSidebar();
  const [keys] = useKeysOf('sidebar.toggle');
  const label = hasIconsAlone ? t('shell.sidebar.showNames') : t('shell.sidebar.hideNames');
  return (
    <aside className={styles.sidebar} aria-label={t('shell.sidebar.label')}>
      <ProfileSwitcher />
      <nav aria-label={t('shell.sidebar.main')}>
        <ul className={styles.entries}>
          {entries.map((entry) => (
            <NavEntry key={entry.screen.name} entry={entry} />
          ))}
        </ul>
      </nav>
      <div className={styles.footer}>
        {toggle && (
          <IconButton
            icon="collapse"
            size="s"
            label={label}
            title={keys === undefined ? label : `${label} (${keys})`}
            aria-expanded={!hasIconsAlone}
            className={styles.toggle}
            onClick={toggle}
          />
        )}
        {footer}
      </div>
    </aside>
  );
}
