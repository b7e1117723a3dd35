import type { QuietChoice, QuietHours } from '#shared/ipc/do-not-disturb';
import { useApp, useSetting, useStores } from '../../stores/use-stores';
import { CheckChip } from '../../ui/chip';
import { TextField } from '../../ui/field';
import { Section } from '../../ui/screen';
import { Segmented } from '../../ui/segmented';
import styles from './notification-settings.module.css';
import { quietText, usualHours, weekDays, withDay } from './quiet-words';

const choices: readonly { readonly value: QuietChoice; readonly text: string }[] = [
  { value: 'off', text: 'Off' },
  { value: 'hour', text: 'For 1 hour' },
  { value: 'morning', text: 'Until tomorrow morning' },
  { value: 'turned-off', text: 'Until I turn it off' },
];

/** A choice with an end is told by its end: none of the buttons stands for what is left of an hour. */
type Shown = QuietChoice | 'timed';

function DoNotDisturb() {
  const { actions } = useStores();
  const state = useApp(({ doNotDisturb }) => doNotDisturb);
  const { until } = state;
  const shown: Shown = until === null ? 'off' : until === 'turned-off' ? until : 'timed';
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>Do not disturb</h3>
      <div className={styles.choices}>
        <Segmented<Shown>
          label="Do not disturb"
          value={shown}
          options={choices}
          onChange={(choice) =>
            choice !== 'timed' && void actions.run('app.setDoNotDisturb', { choice })
          }
        />
      </div>
      <p className={styles.note} role="status">
        {quietText(state)}
      </p>
    </div>
  );
}

function Hours(props: {
  readonly hours: QuietHours;
  readonly onChange: (hours: QuietHours | null) => void;
}) {
  const { hours, onChange } = props;
  // A time field says nothing while it is being filled in.
  const set = (part: 'from' | 'to', text: string) => {
    if (text !== '') onChange({ ...hours, [part]: text });
  };
  return (
    <>
      <div className={styles.times}>
        <TextField
          label="From"
          type="time"
          required
          defaultValue={hours.from}
          onChange={({ target }) => set('from', target.value)}
        />
        <TextField
          label="To"
          type="time"
          required
          defaultValue={hours.to}
          onChange={({ target }) => set('to', target.value)}
        />
      </div>
      <fieldset className={styles.days}>
        <legend className={styles.legend}>On the days on which they begin</legend>
        {weekDays.map(({ day, short, name }) => (
          <CheckChip
            key={day}
            label={short}
            title={name}
            checked={hours.days.includes(day)}
            onChange={() => onChange(withDay(hours, day))}
          />
        ))}
      </fieldset>
    </>
  );
}

function QuietHoursPart() {
  const { actions } = useStores();
  const hours = useSetting('notifications.quietHours');
  const change = (next: QuietHours | null) =>
    void actions.run('settings.set', { name: 'notifications.quietHours', value: next });
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>Quiet hours</h3>
      <div className={styles.choices}>
        <CheckChip
          label="Hold notifications back at the same hours again and again"
          checked={hours !== null}
          onChange={() => change(hours === null ? usualHours : null)}
        />
      </div>
      {hours && <Hours hours={hours} onChange={change} />}
    </div>
  );
}

/** When notifications are shown. */
export function NotificationSettings() {
  return (
    <Section
      title="Notifications"
      note="What is held back is told in one notification when that ends. You hear at once when your own access is revoked or you are locked out."
    >
      <DoNotDisturb />
      <QuietHoursPart />
    </Section>
  );
}
