import type { QuietChoice } from '#shared/ipc/do-not-disturb';
import { useApp, useStores } from '../../stores/use-stores';
import { Segmented } from '../../ui/segmented';
import { quietText } from './quiet-words';
import styles from './setting-row.module.css';

const choices: readonly { readonly value: QuietChoice; readonly text: string }[] = [
  { value: 'off', text: 'Off' },
  { value: 'hour', text: 'For 1 hour' },
  { value: 'morning', text: 'Until tomorrow morning' },
  { value: 'turned-off', text: 'Until I turn it off' },
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
        <h3 className={styles.title}>Do not disturb</h3>
        <p className={styles.description} role="status">
          {quietText(state)}
        </p>
      </div>
      <Segmented<Shown>
        label="Do not disturb"
        value={shown}
        options={choices}
        onChange={(choice) =>
          choice !== 'timed' && void actions.run('app.setDoNotDisturb', { choice })
        }
      />
    </div>
  );
}
