import { useRef, useState } from 'react';
import { t } from '#shared/i18n/text';
import type { AccessRequestView, ReviewVerdict } from '#shared/model/access-request';
import type { TraceStep } from '#shared/model/decision';
import { useAction } from '../../stores/use-action';
import { useActiveProfile } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { DecisionTrace } from '../../ui/trace';
import { sentence } from '../../ui/words';
import { LockMenu } from './lock-menu';
import { hasOwnActions, OwnActions } from './own-actions';
import { useOvertaken } from './overtaken';
import styles from './request-actions.module.css';
import { ApproveLessLater, DecideLater, ReviewForm } from './review-form';
import { RevokeDialog } from './revoke-dialog';

interface ActionProps {
  readonly profileId: string;
  readonly view: AccessRequestView;
}

/** Why one may not review, and on request by which rules that was decided. */
function WhyNotReview(props: { readonly reason: string; readonly steps: readonly TraceStep[] }) {
  const { reason, steps } = props;
  return (
    <div className={styles.why}>
      <p>{sentence(reason)}</p>
      {steps.length > 0 && (
        <details className={styles.rules}>
          <summary>{t('review.actions.how')}</summary>
          <DecisionTrace steps={steps} />
        </details>
      )}
    </div>
  );
}

/** Somebody else was faster. What was written for it is still there to be copied. */
function Overtaken({ text, message }: { readonly text: string; readonly message: string }) {
  return (
    <div role="status">
      <Callout>
        {text}
        {message.trim() !== '' && (
          <p data-selectable>{t('review.actions.notSent', { message: message.trim() })}</p>
        )}
      </Callout>
    </div>
  );
}

/** What the person who looks at a request may do with it, and why not where they may not. */
export function RequestActions(
  props: ActionProps & {
    /** How it was decided that the caller may, or may not, review it. */
    readonly whyNotReview: readonly TraceStep[];
    readonly onDecided: (view: AccessRequestView) => void;
  },
) {
  const { profileId, view } = props;
  const [revoking, setRevoking] = useState(false);
  const [narrowing, setNarrowing] = useState(false);
  const [message, setMessage] = useState('');
  const [deciding, setDeciding] = useState<ReviewVerdict | null>(null);
  const writing = useRef<HTMLTextAreaElement>(null);
  const status = useActiveProfile()?.status;
  const overtaken = useOvertaken(view, status?.user.id);
  const { can, request, whyNotReview } = view;
  useAction('requests.approve', can.review ? () => setDeciding('approve') : null);
  useAction('requests.deny', can.review ? () => setDeciding('deny') : null);
  useAction('requests.reason', can.review ? () => writing.current?.focus() : null);
  const isMine = request.requester.id === status?.user.id;
  const acts = hasOwnActions(view, isMine);
  // To those who review nothing it goes without saying that they do not review their own request.
  const reviewsOthers = !isMine || status.can.review;
  const explains =
    request.state === 'PENDING' && !can.review && reviewsOthers && whyNotReview !== '';
  const locks = status?.can.lock === true;
  const nothing = !can.review && !acts && !can.revoke && !locks && !explains;
  if (nothing && !revoking && !narrowing && !deciding && overtaken === null) return null;
  return (
    <footer className={styles.footer} aria-label={t('review.actions.label')}>
      {overtaken !== null && <Overtaken text={overtaken} message={message} />}
      {explains && <WhyNotReview reason={whyNotReview} steps={props.whyNotReview} />}
      {can.review && (
        <ReviewForm
          profileId={profileId}
          view={view}
          message={message}
          onMessage={setMessage}
          field={writing}
          onNarrow={() => setNarrowing(true)}
        />
      )}
      {(acts || can.revoke || locks) && (
        <div className={styles.buttons}>
          {acts && <OwnActions profileId={profileId} view={view} />}
          {can.revoke && (
            <Button variant="danger" onClick={() => setRevoking(true)}>
              {t('review.actions.revoke')}
            </Button>
          )}
          {locks && <LockMenu profileId={profileId} view={view} />}
        </div>
      )}
      {deciding && (
        <DecideLater
          profileId={profileId}
          view={view}
          verdict={deciding}
          message={message}
          onMessage={setMessage}
          onClose={() => setDeciding(null)}
          onDecided={props.onDecided}
        />
      )}
      {narrowing && (
        <ApproveLessLater
          profileId={profileId}
          view={view}
          message={message}
          onMessage={setMessage}
          onClose={() => setNarrowing(false)}
        />
      )}
      {revoking && (
        <RevokeDialog profileId={profileId} view={view} onClose={() => setRevoking(false)} />
      )}
    </footer>
  );
}
