import { useState } from 'react';
import type { AccessRequestView } from '#shared/model/access-request';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { useSubmit } from '../../ui/form';
import { resourceName } from '../../ui/request-names';
import styles from './approve-less.module.css';
import { LessAccess } from './less-access';
import { LessTime } from './less-time';
import { narrowedTerms, nothingTaken } from './narrow-draft';
import { DifferencesTable } from './narrowed';
import { differences, narrowedBy } from './narrowing';
import { whatHappened } from './overtaken';

interface Props {
  readonly profileId: string;
  readonly view: AccessRequestView;
  readonly message: string;
  readonly onMessage: (message: string) => void;
  readonly onClose: () => void;
}

/** Others may narrow it while this is open: what counts then is less than what one began with. */
function Meanwhile({
  view,
  before,
}: {
  readonly view: AccessRequestView;
  readonly before: number;
}) {
  const narrowing = view.request.reviews.slice(before).filter(({ terms }) => terms !== null);
  if (narrowing.length === 0) return null;
  const [who = 'Somebody'] = narrowedBy({ ...view.request, reviews: narrowing });
  return (
    <div role="status">
      <Callout tone="warn" title={`${who} narrowed this request meanwhile`}>
        What they took away stays away. What you chose is kept: look below at what is left now.
      </Callout>
    </div>
  );
}

function useApproval(props: Props) {
  const { profileId, view, message, onClose } = props;
  const { requests } = useStores();
  const [draft, setDraft] = useState(nothingTaken);
  const [entry, setEntry] = useState<Readonly<Record<string, string>>>({});
  const { terms, problems } = narrowedTerms(view, draft);
  const nameOf = (id: string) => resourceName(view, id);
  const isLess = differences(view.request, terms, nameOf).length > 0;
  const [problem] = [...Object.values(entry).filter((text) => text !== ''), ...problems];
  const blocked = problem ?? (isLess ? '' : 'Take something away first, or approve it as it is.');
  const { busy, error, submit } = useSubmit(async () => {
    if (blocked !== '') return null;
    const { id } = view.request;
    const review = { id, verdict: 'approve' as const, message: message.trim(), terms };
    const answer = await requests.review(profileId, review);
    if (answer.ok) onClose();
    return answer.ok ? null : answer.error;
  });
  const left = differences(view.request.asked ?? view.request, terms, nameOf);
  return { draft, setDraft, setEntry, problems, left, blocked, busy, error, submit };
}

/** Approves less than was asked for: fewer resources, fewer principals, a shorter time, another start. */
export function ApproveLess(props: Props) {
  const { view, message, onMessage, onClose } = props;
  const { requester, extends: prolongs } = view.request;
  const [before] = useState(view.request.reviews.length);
  const approval = useApproval(props);
  const { draft, setDraft, problems, left, blocked, busy, error } = approval;
  if (!view.can.review && !busy)
    return (
      <Dialog
        open
        onClose={onClose}
        title="There is nothing to approve any more"
        description={whatHappened(view)}
        footer={<Button onClick={onClose}>Close</Button>}
      />
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Approve less for ${requester.name}`}
      description={
        prolongs === null
          ? 'Take away what is not needed. It counts for everybody who reviews after you.'
          : 'This asks for more time on access that is granted, so only the time can be shortened.'
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            icon="check"
            busy={busy}
            blocked={blocked}
            onClick={() => void approval.submit()}
          >
            Approve what is left
          </Button>
        </>
      }
    >
      <Meanwhile view={view} before={before} />
      {error && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
      {prolongs === null && <LessAccess view={view} draft={draft} onChange={setDraft} />}
      <LessTime
        view={view}
        draft={draft}
        onChange={setDraft}
        onProblem={(field, text) => approval.setEntry((entries) => ({ ...entries, [field]: text }))}
      />
      <section className={styles.left} aria-label="What is left" aria-live="polite">
        <h3 className={styles.title}>What is left</h3>
        {problems.length > 0 && <Callout tone="warn" details={problems} />}
        {left.length > 0 && <DifferencesTable rows={left} left="Left" />}
        {left.length === 0 && <p className={styles.muted}>All that was asked for.</p>}
      </section>
      <TextArea
        label="Message"
        mark="optional"
        rows={2}
        value={message}
        placeholder={`Why does ${requester.name} get less?`}
        onChange={(event) => onMessage(event.target.value)}
      />
    </Dialog>
  );
}
