import type { ReactNode } from 'react';
import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import { durationChoices, pendingChoices, usualPending } from '../../stores/cart';
import { problemOfField } from '../../stores/cart-problems';
import { useActiveProfile, useStores } from '../../stores/use-stores';
import { CheckChip } from '../../ui/chip';
import { DurationField } from '../../ui/duration-field';
import { TextArea } from '../../ui/field';
import { RichText } from '../../ui/rich-text';
import { durationWords } from '../../ui/time';
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
      label={t('words.reason')}
      mark={required ? 'required' : 'optional'}
      rows={3}
      value={reason}
      placeholder={t('requests.reason.placeholder')}
      hint={prompts.length > 0 ? prompts.join(' ') : t('requests.reason.hint')}
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
      label={t('requests.duration.label')}
      value={duration}
      choices={durationChoices(longest)}
      longest={longest}
      none={
        longest > 0
          ? t('requests.duration.longestKnown', { duration: durationWords(longest) })
          : t('requests.duration.longest')
      }
      hint={
        startAt === null ? t('requests.duration.fromApproval') : t('requests.duration.fromStart')
      }
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
      label={t('requests.pending.label')}
      value={pendingFor}
      choices={pendingChoices(longest)}
      longest={longest}
      none={durationWords(usualPending)}
      hint={t('requests.pending.hint')}
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
  return (
    <p className={styles.note}>
      {t('requests.reviewers.suggested', { reviewers: inWords(suggested) })}
    </p>
  );
}

const legendTags = {
  optional: (inner: ReactNode) => <span className={styles.optional}>{inner}</span>,
};

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
        <RichText id="requests.reviewers.label" tags={legendTags} />
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
