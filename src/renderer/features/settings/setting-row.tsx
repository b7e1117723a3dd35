import { settingDescription, settingTitle } from '#shared/i18n/setting-words';
import { t } from '#shared/i18n/text';
import { settingsTable, type SettingName } from '#shared/ipc/settings';
import { useApp, useSetting, useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import { classes } from '../../ui/classes';
import { SettingControl } from './setting-control';
import styles from './setting-row.module.css';

/** Settings whose control needs the whole width. */
const wide: readonly SettingName[] = ['notifications.quietHours'];

/** One setting: what it is, what changes it, and a way back to what it was at first. */
export function SettingRow({ name }: { readonly name: SettingName }) {
  const { actions } = useStores();
  const { initial } = settingsTable[name];
  const title = settingTitle(name);
  const value: unknown = useSetting(name);
  const problem = useApp(({ settingsFile }) =>
    settingsFile.problems.find((each) => each.name === name),
  );
  const isChosen = problem !== undefined || JSON.stringify(value) !== JSON.stringify(initial);
  return (
    <div className={classes(styles.row, wide.includes(name) && styles.wide)}>
      <div className={styles.words}>
        <h3 className={styles.title}>
          {title}
          {isChosen && (
            <IconButton
              icon="again"
              size="s"
              label={t('settings.reset', { title })}
              onClick={() => void actions.run('settings.reset', { name })}
            />
          )}
        </h3>
        <p className={styles.description}>{settingDescription(name)}</p>
        {problem && (
          <p className={styles.problem}>{t('settings.problem', { problem: problem.text })}</p>
        )}
      </div>
      <div className={styles.control}>
        <SettingControl
          name={name}
          onChange={(next) => void actions.run('settings.set', { name, value: next })}
        />
      </div>
    </div>
  );
}
