import { lazy, Suspense, useState, type RefObject } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { AccessRequestView, ReviewVerdict } from '#shared/model/access-request';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { TextArea } from '../../ui/field';
import styles from './request-actions.module.css';

const ApproveLess = lazy(async () => {
  const { ApproveLess: dialog } = await import('./approve-less');
  return { default: dialog };
});

const Decide = lazy(async () => {
  const { Decide: dialog } = await import('./decide');
  return { default: dialog };
});

/** Approves or denies, with a message; or opens what takes something away first. */
export function ReviewForm({
  profileId,
  view,
  message,
  onMessage,
  onNarrow,
  field,
}: {
  readonly profileId: string;
  readonly view: AccessRequestView;
  readonly message: string;
  readonly onMessage: (message: string) => void;
  readonly onNarrow: () => void;
  /** The field for the message, to be written in by a key. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
}) {
  const { requests } = useStores();
  const [sending, setSending] = useState<ReviewVerdict | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const send = async (verdict: ReviewVerdict) => {
    setSending(verdict);
    const review = { id: view.request.id, verdict, message: message.trim(), terms: null };
    const answer = await requests.review(profileId, review);
    setSending(null);
    setError(answer.ok ? null : answer.error);
  };
  return (
    <form className={styles.review} onSubmit={(event) => event.preventDefault()}>
      <TextArea
        ref={field}
        label={t('review.form.message')}
        mark="optional"
        rows={2}
        value={message}
        placeholder={t('review.form.messageHint', { who: view.request.requester.name })}
        onChange={(event) => onMessage(event.target.value)}
      />
      {error && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
      <div className={styles.buttons}>
        <Button
          variant="primary"
          icon="check"
          busy={sending === 'approve'}
          onClick={() => void send('approve')}
        >
          {t('review.form.approve')}
        </Button>
        <Button onClick={onNarrow}>{t('review.form.approveLess')}</Button>
        <Button
          variant="danger"
          icon="close"
          busy={sending === 'deny'}
          onClick={() => void send('deny')}
        >
          {t('review.form.deny')}
        </Button>
      </div>
    </form>
  );
}

/** The dialog that approves less than was asked for, loaded when somebody first opens it. */
export function ApproveLessLater(props: Parameters<typeof ApproveLess>[0]) {
  return (
    <Suspense fallback={null}>
      <ApproveLess {...props} />
    </Suspense>
  );
}

/** The dialog that asks once more before a key decides. */
export function DecideLater(props: Parameters<typeof Decide>[0]) {
  return (
    <Suspense fallback={null}>
      <Decide {...props} />
    </Suspense>
  );
}
