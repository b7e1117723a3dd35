import { useRef, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
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
  if (request.extends !== null) return `${lasts} more`;
  if (request.startAt === null) return `${lasts} from the approval`;
  return `${lasts} from ${instantText(request.startAt)}`;
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
      title="There is nothing to decide any more"
      description={whatHappened(view)}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button variant="primary" onClick={goOn}>
            Go on to the next
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
      title={isApproval ? `Approve for ${requester.name}?` : `Deny ${requester.name}’s request?`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant={isApproval ? 'primary' : 'danger'}
            icon={isApproval ? 'check' : 'close'}
            busy={busy}
            ref={confirm}
            onClick={() => void decide()}
          >
            {isApproval ? 'Approve it' : 'Deny it'}
          </Button>
        </>
      }
    >
      <Facts>
        <Fact name="Who">{requester.name}</Fact>
        <Fact name="What">
          <What view={view} />
        </Fact>
        <Fact name="How long">{timeText(view)}</Fact>
        <Fact name="Why">{reason === '' ? 'No reason was given.' : reason}</Fact>
      </Facts>
      {error && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
      <TextArea
        label="Message"
        mark="optional"
        rows={2}
        value={message}
        placeholder={`What should ${requester.name} know?`}
        onChange={(event) => onMessage(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void decide();
        }}
      />
    </Dialog>
  );
}
