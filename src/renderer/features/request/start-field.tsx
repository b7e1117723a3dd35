import { t } from '#shared/i18n/text';
import { problemOfField } from '../../stores/cart-problems';
import { useStores } from '../../stores/use-stores';
import { SelectField } from '../../ui/field';
import { nextStart, TimeField } from '../../ui/time-field';
import styles from './request-details.module.css';
import { useCart } from './use-cart';

/** The day and the time, in this computer's time zone. */
function StartTime() {
  const { cart } = useStores();
  const startAt = useCart((state) => state.startAt);
  const latest = useCart((state) => state.dryRun?.latestStart ?? null);
  const refused = useCart((state) => state.entries.startAt);
  const error = useCart((state) => problemOfField(state, 'startAt'));
  return (
    <TimeField
      value={startAt}
      latest={latest}
      error={refused ?? error}
      onChange={cart.setStart}
      onProblem={(problem) => cart.refuse('startAt', problem)}
    />
  );
}

/** Whether the access starts with the approval, or at a time. */
export function StartField() {
  const { cart } = useStores();
  const isLater = useCart((state) => state.startAt !== null || 'startAt' in state.entries);
  return (
    <div className={styles.start}>
      <SelectField
        label={t('requests.start.label')}
        value={isLater ? 'later' : ''}
        onChange={({ target }) => cart.setStart(target.value === '' ? null : nextStart(Date.now()))}
      >
        <option value="">{t('requests.start.approved')}</option>
        <option value="later">{t('requests.start.later')}</option>
      </SelectField>
      {isLater && <StartTime />}
    </div>
  );
}
