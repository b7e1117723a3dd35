import { useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import type { AccessRequestView, ReviewVerdict } from '#shared/model/access-request';
import type { TraceStep } from '#shared/model/decision';
import { useActiveProfile, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { TextArea } from '../../ui/field';
import { DecisionTrace } from '../../ui/trace';
import { sentence } from '../../ui/words';
import { useOvertaken } from './overtaken';
import styles from './request-actions.module.css';
import { RevokeDialog } from './revoke-dialog';

interface ActionProps {
  readonly profileId: string;
  readonly view: AccessRequestView;
}

function ErrorNote({ error }: { readonly error: ApiError | null }) {
  if (!error) return null;
  return (
    <Callout tone="bad" details={error.details}>
      {error.message}
    </Callout>
  );
}

function ReviewForm(
  props: ActionProps & {
    readonly message: string;
    readonly onMessage: (message: string) => void;
  },
) {
  const { profileId, view, message } = props;
  const { requests } = useStores();
  const [sending, setSending] = useState<ReviewVerdict | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const send = async (verdict: ReviewVerdict) => {
    setSending(verdict);
    const answer = await requests.review(profileId, view.request.id, verdict, message.trim());
    setSending(null);
    setError(answer.ok ? null : answer.error);
  };
  return (
    <form className={styles.review} onSubmit={(event) => event.preventDefault()}>
      <TextArea
        label="Message"
        mark="optional"
        rows={2}
        value={message}
        placeholder={`What should ${view.request.requester.name} know?`}
        onChange={(event) => props.onMessage(event.target.value)}
      />
      <ErrorNote error={error} />
      <div className={styles.buttons}>
        <Button
          variant="primary"
          icon="check"
          busy={sending === 'approve'}
          onClick={() => void send('approve')}
        >
          Approve
        </Button>
        <Button
          variant="danger"
          icon="close"
          busy={sending === 'deny'}
          onClick={() => void send('deny')}
        >
          Deny
        </Button>
      </div>
    </form>
  );
}

function Assume({ profileId, view }: ActionProps) {
  const { actions } = useStores();
  const active = useActiveProfile()?.status?.activeRequests ?? [];
  const [busy, setBusy] = useState(false);
  const isActive = active.includes(view.request.id);
  const toggle = async () => {
    setBusy(true);
    if (isActive) await actions.run('access.drop', { profileId });
    else await actions.run('access.assume', { profileId, requests: [view.request.id] });
    setBusy(false);
  };
  return (
    <Button
      icon={isActive ? 'leave' : 'pass'}
      busy={busy}
      title={
        isActive
          ? 'Go back to your regular access'
          : 'Use this access now; everything else is blocked until you drop it'
      }
      onClick={() => void toggle()}
    >
      {isActive ? 'Drop this access' : 'Assume'}
    </Button>
  );
}

function Withdraw({ profileId, view }: ActionProps) {
  const { requests, toasts } = useStores();
  const [busy, setBusy] = useState(false);
  const withdraw = async () => {
    setBusy(true);
    const answer = await requests.withdraw(profileId, view.request.id);
    setBusy(false);
    if (!answer.ok) toasts.error(answer.error);
  };
  return (
    <Button variant="danger" busy={busy} onClick={() => void withdraw()}>
      Withdraw
    </Button>
  );
}

/** Why one may not review, and on request by which rules that was decided. */
function WhyNotReview(props: { readonly reason: string; readonly steps: readonly TraceStep[] }) {
  const { reason, steps } = props;
  return (
    <div className={styles.why}>
      <p>{sentence(reason)}</p>
      {steps.length > 0 && (
        <details className={styles.rules}>
          <summary>How this was decided</summary>
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
          <p data-selectable>Your message was not sent: “{message.trim()}”</p>
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
  },
) {
  const { profileId, view } = props;
  const [revoking, setRevoking] = useState(false);
  const [message, setMessage] = useState('');
  const overtaken = useOvertaken(view, useActiveProfile()?.status?.user.id);
  const { can, request, whyNotReview } = view;
  const explains = request.state === 'PENDING' && !can.review && whyNotReview !== '';
  const nothing = !can.review && !can.assume && !can.withdraw && !can.revoke && !explains;
  if (nothing && !revoking && overtaken === null) return null;
  return (
    <footer className={styles.footer} aria-label="What you can do">
      {overtaken !== null && <Overtaken text={overtaken} message={message} />}
      {explains && <WhyNotReview reason={whyNotReview} steps={props.whyNotReview} />}
      {can.review && (
        <ReviewForm profileId={profileId} view={view} message={message} onMessage={setMessage} />
      )}
      {(can.assume || can.withdraw || can.revoke) && (
        <div className={styles.buttons}>
          {can.assume && <Assume profileId={profileId} view={view} />}
          {can.withdraw && <Withdraw profileId={profileId} view={view} />}
          {can.revoke && (
            <Button variant="danger" onClick={() => setRevoking(true)}>
              Revoke
            </Button>
          )}
        </div>
      )}
      {revoking && (
        <RevokeDialog profileId={profileId} view={view} onClose={() => setRevoking(false)} />
      )}
    </footer>
  );
}
