import { t, type PlainKey } from '#shared/i18n/text';
import type { QuietChoice } from '#shared/ipc/do-not-disturb';
import { useApp, useStores } from '../../stores/use-stores';
import { Segmented } from '../../ui/segmented';
import { quietText } from './quiet-words';
import styles from './setting-row.module.css';

const choices: readonly { readonly value: QuietChoice; readonly text: PlainKey }[] = [
  { value: 'off', text: 'settings.quiet.off' },
  { value: 'hour', text: 'settings.quiet.forHour' },
  { value: 'morning', text: 'settings.quiet.untilMorning' },
  { value: 'turned-off', text: 'settings.quiet.untilTurnedOff' },
];

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
        options={choices.map(({ value, text }) => ({ value, text: t(text) }))}
        onChange={(choice) =>
          choice !== 'timed' && void actions.run('app.setDoNotDisturb', { choice })
        }
      />
    </div>
  );
}
