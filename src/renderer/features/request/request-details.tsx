import { durationChoices, pendingChoices, usualPending } from '../../stores/cart';
import { problemOfField } from '../../stores/cart-problems';
import { useActiveProfile, useStores } from '../../stores/use-stores';
import { CheckChip } from '../../ui/chip';
import { DurationField } from '../../ui/duration-field';
import { TextArea } from '../../ui/field';
import { durationWords } from '../../ui/time';
import { inWords } from '../../ui/words';
import { AccessTimeline } from './access-timeline';
import styles from './request-details.module.css';
import { StartField } from './start-field';
import { useCart } from './use-cart';

function Reason() {
  const { cart, actions } = useStores();
  const reason = useCart((state) => state.reason);
  const dryRun = useCart((state) => state.dryRun);
  const error = useCart((state) => problemOfField(state, 'reason'));
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
      error={error}
      onChange={(event) => cart.setReason(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void actions.sendRequest();
      }}
    />
  );
}

function Duration() {
  const { cart } = useStores();
  const duration = useCart((state) => state.duration);
  const error = useCart((state) => problemOfField(state, 'accessDuration'));
  const startAt = useCart((state) => state.startAt);
  const longest = useCart((state) => state.dryRun?.longestDuration ?? 0);
  return (
    <DurationField
      label="How long"
      value={duration}
      choices={durationChoices(longest)}
      longest={longest}
      none={longest > 0 ? `The longest allowed: ${durationWords(longest)}` : 'The longest allowed'}
      hint={startAt === null ? 'Counts from the approval.' : 'Counts from the start.'}
      error={error}
      onChange={cart.setDuration}
      onProblem={(problem) => cart.refuse('duration', problem)}
    />
  );
}

function Pending() {
  const { cart } = useStores();
  const pendingFor = useCart((state) => state.pendingFor);
  const error = useCart((state) => problemOfField(state, 'pendingFor'));
  const longest = useCart((state) => state.dryRun?.longestPending ?? 0);
  return (
    <DurationField
      label="Wait for a decision"
      value={pendingFor}
      choices={pendingChoices(longest)}
      longest={longest}
      none={durationWords(usualPending)}
      hint="After that the request lapses."
      error={error}
      onChange={cart.setPending}
      onProblem={(problem) => cart.refuse('pendingFor', problem)}
    />
  );
}

/** Who is told when nobody is chosen, and what is wrong with who is. */
function ReviewersNote({ suggested }: { readonly suggested: readonly string[] }) {
  const chosen = useCart((state) => state.reviewers);
  const error = useCart((state) => problemOfField(state, 'suggestedReviewers'));
  if (error !== null)
    return (
      <p className={styles.error} role="alert">
        {error}
      </p>
    );
  if (chosen.length > 0 || suggested.length === 0) return null;
  return <p className={styles.note}>When you choose none: {inWords(suggested)}.</p>;
}

function Reviewers() {
  const { cart } = useStores();
  const chosen = useCart((state) => state.reviewers);
  const dryRun = useCart((state) => state.dryRun);
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
      <ReviewersNote suggested={suggested} />
    </fieldset>
  );
}

/** Why, for how long and from when, and who should look at it. */
export function RequestDetails() {
  return (
    <>
      <Reason />
      <AccessTimeline />
      <Duration />
      <StartField />
      <Pending />
      <Reviewers />
    </>
  );
}
