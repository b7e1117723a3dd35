import { useRef, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { AccessRequestView, ReviewVerdict } from '#shared/model/access-request';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { constraintText } from '../../ui/principal-words';
import { resourceName } from '../../ui/request-names';
import { rolesText } from '../../ui/request-words';
import { Fact, Facts } from '../../ui/screen';
import { durationWords, instantText } from '../../ui/time';
import { whatHappened } from './overtaken';
import styles from './decide.module.css';

interface Props {
  readonly profileId: string;
  readonly view: AccessRequestView;
  readonly verdict: ReviewVerdict;
  readonly message: string;
  readonly onMessage: (message: string) => void;
  readonly onClose: () => void;
  /** What became of it. */
  readonly onDecided: (view: AccessRequestView) => void;
}

function What({ view }: { readonly view: AccessRequestView }) {
  const { resources, roles } = view.request;
  if (resources.length === 0) return rolesText(roles);
  return (
    <ul className={styles.resources}>
      {resources.map(({ id, constraint }) => (
        <li key={id}>
          <strong>{resourceName(view, id)}</strong> {constraintText(constraint)}
        </li>
      ))}
    </ul>
  );
}

/** From when, and for how long. */
function timeText({ request }: AccessRequestView): string {
  const lasts = durationWords(request.accessDuration);
  if (request.extends !== null) return t('review.time.more', { lasts });
  if (request.startAt === null) return t('review.time.fromApproval', { lasts });
  return t('review.time.from', { lasts, start: instantText(request.startAt) });
}

function useDecision({ profileId, view, verdict, message, onClose, onDecided }: Props) {
  const { requests } = useStores();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const decide = async () => {
    setBusy(true);
    const review = { id: view.request.id, verdict, message: message.trim(), terms: null };
    const answer = await requests.review(profileId, review);
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    onClose();
    onDecided(answer.value);
  };
  return { busy, error, decide };
}

/** Others may be faster, or whoever asked may take it back, while this is open. */
function Overtaken({ view, onClose, onDecided }: Props) {
  const goOn = () => {
    onClose();
    onDecided(view);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('review.decide.over')}
      description={whatHappened(view)}
      footer={
        <>
          <Button onClick={onClose}>{t('words.close')}</Button>
          <Button variant="primary" onClick={goOn}>
            {t('review.decide.next')}
          </Button>
        </>
      }
    />
  );
}

/** Asks once more before keys decide: who, what and for how long. */
export function Decide(props: Props) {
  const { view, verdict, message, onMessage, onClose } = props;
  const { requester, reason } = view.request;
  const { busy, error, decide } = useDecision(props);
  const confirm = useRef<HTMLButtonElement>(null);
  if (!view.can.review && !busy) return <Overtaken {...props} />;
  const isApproval = verdict === 'approve';
  return (
    <Dialog
      open
      onClose={onClose}
      initialFocus={confirm}
      title={t(isApproval ? 'review.decide.approveTitle' : 'review.decide.denyTitle', {
        who: requester.name,
      })}
      footer={
        <>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button
            variant={isApproval ? 'primary' : 'danger'}
            icon={isApproval ? 'check' : 'close'}
            busy={busy}
            ref={confirm}
            onClick={() => void decide()}
          >
            {t(isApproval ? 'review.decide.approve' : 'review.decide.deny')}
          </Button>
        </>
      }
    >
      <Facts>
        <Fact name={t('review.decide.who')}>{requester.name}</Fact>
        <Fact name={t('review.what.title')}>
          <What view={view} />
        </Fact>
        <Fact name={t('review.decide.lasts')}>{timeText(view)}</Fact>
        <Fact name={t('review.decide.why')}>
          {reason === '' ? t('review.detail.noReason') : reason}
        </Fact>
      </Facts>
      {error && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
      <TextArea
        label={t('review.form.message')}
        mark="optional"
        rows={2}
        value={message}
        placeholder={t('review.form.messageHint', { who: requester.name })}
        onChange={(event) => onMessage(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void decide();
        }}
      />
    </Dialog>
  );
}
