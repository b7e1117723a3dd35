import { useRef, useState } from 'react';
import { settingGroupName } from '#shared/i18n/setting-words';
import { t } from '#shared/i18n/text';
import {
  settingGroups,
  settingsTable,
  type SettingGroup,
  type SettingName,
} from '#shared/ipc/settings';
import { useAction, useShortcuts } from '../../stores/use-action';
import { useApp, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { TextField } from '../../ui/field';
import { Fact, Facts, Screen, Section } from '../../ui/screen';
import { DoNotDisturb } from './do-not-disturb';
import { FileTrouble } from './file-trouble';
import { findActions, findSettings, fits } from './find-settings';
import { SettingRow } from './setting-row';
import rowStyles from './setting-row.module.css';
import styles from './settings-screen.module.css';
import { ShortcutList } from './shortcut-list';

const platforms: Readonly<Record<string, string>> = {
  linux: 'Linux',
  darwin: 'macOS',
  win32: 'Windows',
};

function About() {
  const { actions, navigation } = useStores();
  const tour = useApp((state) => state.tour);
  const version = useApp((state) => state.version);
  const platform = useApp((state) => state.platform);
  return (
    <Section title={t('settings.about.title')}>
      <div className={styles.about}>
        <Button icon="play" onClick={actions.openTour}>
          {tour.step > 0 ? t('settings.about.resumeTour') : t('settings.about.takeTour')}
        </Button>
        <Button icon="status" onClick={() => navigation.go({ name: 'diagnostics' })}>
          {t('settings.about.diagnostics')}
        </Button>
      </div>
      <Facts>
        <Fact name="Daypass">{t('settings.about.version', { version })}</Fact>
        <Fact name={t('settings.about.platform')}>{platforms[platform] ?? platform}</Fact>
        <Fact name={t('settings.about.licence')}>Apache-2.0</Fact>
      </Facts>
    </Section>
  );
}

/** The settings of one group that fit what is looked for; nothing when none does. */
function Group(props: {
  readonly group: SettingGroup;
  readonly names: readonly SettingName[];
  readonly hasQuiet: boolean;
}) {
  const { group, names, hasQuiet } = props;
  if (names.length === 0 && !hasQuiet) return null;
  return (
    <Section
      title={settingGroupName(group)}
      note={group === 'notifications' && t('settings.quiet.note')}
    >
      <div className={rowStyles.rows}>
        {hasQuiet && <DoNotDisturb />}
        {names.map((name) => (
          <SettingRow key={name} name={name} />
        ))}
      </div>
    </Section>
  );
}

function Results({ query, onClear }: { readonly query: string; readonly onClear: () => void }) {
  const ids = findActions(query, useShortcuts());
  const names = findSettings(query);
  const hasQuiet = fits(query, settingGroupName('notifications'), t('settings.quiet.title'));
  const isAbout = fits(query, t('settings.about.find'));
  if (ids.length + names.length === 0 && !hasQuiet && !isAbout)
    return (
      <EmptyState
        icon="search"
        title={t('settings.none.title')}
        actions={<Button onClick={onClear}>{t('settings.none.showAll')}</Button>}
      >
        {t('settings.none.text', { query: query.trim() })}
      </EmptyState>
    );
  return (
    <>
      {settingGroups.map((group) => (
        <Group
          key={group}
          group={group}
          names={names.filter((name) => settingsTable[name].group === group)}
          hasQuiet={hasQuiet && group === 'notifications'}
        />
      ))}
      <ShortcutList ids={ids} />
      {isAbout && <About />}
    </>
  );
}

/**
 * Every setting and every shortcut, to be looked through and changed; each change counts at once.
 *
 * @param find what is looked for at first: a setting's name, an action's title
 */
export function SettingsScreen({ find }: { readonly find: string }) {
  const { actions } = useStores();
  const [query, setQuery] = useState(find);
  const field = useRef<HTMLInputElement>(null);
  const isUnreadable = useApp(({ settingsFile }) => settingsFile.unreadable !== null);
  useAction('search.focus', () => field.current?.focus());
  const clear = () => {
    setQuery('');
    field.current?.focus();
  };
  return (
    <Screen
      title={t('settings.title')}
      actions={
        <Button icon="link" onClick={() => void actions.run('settings.openFile', {})}>
          {t('settings.openFile')}
        </Button>
      }
    >
      <FileTrouble />
      <TextField
        ref={field}
        type="search"
        label={t('settings.find')}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && setQuery('')}
      />
      <fieldset className={styles.all} disabled={isUnreadable}>
        <Results query={query} onClear={clear} />
      </fieldset>
    </Screen>
  );
}
