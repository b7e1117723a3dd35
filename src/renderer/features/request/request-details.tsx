import { formatDuration } from '#shared/lib/duration';
import { durationChoices } from '../../stores/cart';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { CheckChip } from '../../ui/chip';
import { SelectField, TextArea } from '../../ui/field';
import { inWords } from '../../ui/words';
import styles from './request-details.module.css';

function Reason() {
  const { cart, actions } = useStores();
  const reason = useFrom(
    () => cart.store,
    (state) => state.reason,
  );
  const dryRun = useFrom(
    () => cart.store,
    (state) => state.dryRun,
  );
  const error = useFrom(
    () => cart.store,
    (state) => state.error,
  );
  const byStatus = useActiveProfile()?.status?.reasonRequired ?? false;
  const required = dryRun?.reasonRequired ?? byStatus;
  const prompts = dryRun?.reasonPrompts ?? [];
  return (
    <TextArea
      label="Reason"
      mark={required ? 'required' : 'optional'}
      rows={3}
      value={reason}
      placeholder="What do you need it for?"
      hint={prompts.length > 0 ? prompts.join(' ') : 'The reviewer reads this first.'}
      error={error?.code === 'reason_required' ? error.message : null}
      onChange={(event) => cart.setReason(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void actions.sendRequest();
      }}
    />
  );
}

function Duration() {
  const { cart } = useStores();
  const duration = useFrom(
    () => cart.store,
    (state) => state.duration,
  );
  const dryRun = useFrom(
    () => cart.store,
    (state) => state.dryRun,
  );
  const longest = dryRun?.longestDuration ?? 0;
  const choices = durationChoices(longest);
  return (
    <SelectField
      label="How long"
      value={duration ?? ''}
      hint="Counts from the approval."
      onChange={({ target }) => cart.setDuration(target.value === '' ? null : Number(target.value))}
    >
      <option value="">
        {longest > 0 ? `The longest allowed: ${formatDuration(longest)}` : 'The longest allowed'}
      </option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {formatDuration(choice)}
        </option>
      ))}
    </SelectField>
  );
}

function Reviewers() {
  const { cart } = useStores();
  const chosen = useFrom(
    () => cart.store,
    (state) => state.reviewers,
  );
  const dryRun = useFrom(
    () => cart.store,
    (state) => state.dryRun,
  );
  const names = dryRun?.reviewers ?? [];
  const suggested = dryRun?.suggestedReviewers ?? [];
  if (names.length === 0) return null;
  return (
    <fieldset className={styles.reviewers}>
      <legend className={styles.legend}>
        Suggested reviewers <span className={styles.optional}>optional</span>
      </legend>
      {names.map((name) => (
        <CheckChip
          key={name}
          label={name}
          checked={chosen.includes(name)}
          onChange={() => cart.toggleReviewer(name)}
        />
      ))}
      {chosen.length === 0 && suggested.length > 0 && (
        <p className={styles.note}>When you choose none: {inWords(suggested)}.</p>
      )}
    </fieldset>
  );
}

/** Why, for how long, and who should look at it. */
export function RequestDetails() {
  return (
    <>
      <Reason />
      <Duration />
      <Reviewers />
    </>
  );
}
