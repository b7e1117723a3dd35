import { useState } from 'react';
import { t } from '#shared/i18n/text';
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
  const reviews = view.request.reviews.slice(before);
  const [who] = narrowedBy({ ...view.request, reviews });
  if (who === undefined) return null;
  return (
    <div role="status">
      <Callout tone="warn" title={t('reviewLess.meanwhile.title', { who })}>
        {t('reviewLess.meanwhile.text')}
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
  const blocked = problem ?? (isLess ? '' : t('reviewLess.dialog.nothingTaken'));
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
        title={t('reviewLess.dialog.over')}
        description={whatHappened(view)}
        footer={<Button onClick={onClose}>{t('words.close')}</Button>}
      />
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('reviewLess.dialog.title', { who: requester.name })}
      description={t(
        prolongs === null ? 'reviewLess.dialog.description' : 'reviewLess.dialog.prolongs',
      )}
      footer={
        <>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button
            variant="primary"
            icon="check"
            busy={busy}
            blocked={blocked}
            onClick={() => void approval.submit()}
          >
            {t('reviewLess.dialog.approve')}
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
      <section className={styles.left} aria-label={t('reviewLess.dialog.left')} aria-live="polite">
        <h3 className={styles.title}>{t('reviewLess.dialog.left')}</h3>
        {problems.length > 0 && <Callout tone="warn" details={problems} />}
        {left.length > 0 && <DifferencesTable rows={left} left={t('reviewLess.table.left')} />}
        {left.length === 0 && <p className={styles.muted}>{t('reviewLess.dialog.all')}</p>}
      </section>
      <TextArea
        label={t('review.form.message')}
        mark="optional"
        rows={2}
        value={message}
        placeholder={t('reviewLess.dialog.message', { who: requester.name })}
        onChange={(event) => onMessage(event.target.value)}
      />
    </Dialog>
  );
}
