import { t } from '#shared/i18n/text';
import type { QuietChoice } from '#shared/ipc/do-not-disturb';
import { useApp, useStores } from '../../stores/use-stores';
import { Segmented } from '../../ui/segmented';
import { quietText } from './quiet-words';
import styles from './setting-row.module.css';

const choices: readonly QuietChoice[] = ['off', 'hour', 'morning', 'turned-off'];

/** A choice with an end is told by its end: none of the buttons stands for what is left of an hour. */
type Shown = QuietChoice | 'timed';

/** Holds notifications back for a time. It ends by itself, and so is no setting. */
export function DoNotDisturb() {
  const { actions } = useStores();
  const state = useApp(({ doNotDisturb }) => doNotDisturb);
  const { until } = state;
  const shown: Shown = until === null ? 'off' : until === 'turned-off' ? until : 'timed';
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <h3 className={styles.title}>{t('settings.quiet.title')}</h3>
        <p className={styles.description} role="status">
          {quietText(state)}
        </p>
      </div>
      <Segmented<Shown>
        label={t('settings.quiet.title')}
        value={shown}
        options={choices.map((value) => ({ value, text: t(`settings.quiet.${value}`) }))}
        onChange={(choice) =>
          choice !== 'timed' && void actions.run('app.setDoNotDisturb', { choice })
        }
      />
    </div>
  );
}
