import { t } from '#shared/i18n/text';
import type { QuietHours } from '#shared/ipc/do-not-disturb';
import { useSetting } from '../../stores/use-stores';
import { CheckChip } from '../../ui/chip';
import { TextField } from '../../ui/field';
import { usualHours, weekDayName, weekDays, withDay } from './quiet-words';
import styles from './setting-row.module.css';

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
        {(['from', 'to'] as const).map((part) => (
          <TextField
            key={part}
            label={t(`settings.quietHours.${part}`)}
            type="time"
            required
            defaultValue={hours[part]}
            onChange={({ target }) => set(part, target.value)}
          />
        ))}
      </div>
      <fieldset className={styles.days}>
        <legend className={styles.legend}>{t('settings.quietHours.days')}</legend>
        {weekDays.map((day) => (
          <CheckChip
            key={day}
            label={weekDayName(day, 'short')}
            title={weekDayName(day, 'long')}
            checked={hours.days.includes(day)}
            onChange={() => onChange(withDay(hours, day))}
          />
        ))}
      </fieldset>
    </>
  );
}

/** Whether there are quiet hours, and which. */
export function QuietHoursControl(props: {
  readonly onChange: (hours: QuietHours | null) => void;
}) {
  const hours = useSetting('notifications.quietHours');
  return (
    <div className={styles.hours}>
      <div className={styles.days}>
        <CheckChip
          label={t('settings.quietHours.hold')}
          checked={hours !== null}
          onChange={() => props.onChange(hours === null ? usualHours : null)}
        />
      </div>
      {hours && <Hours hours={hours} onChange={props.onChange} />}
    </div>
  );
}
