import { useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { callApi } from '../../stores/ask';
import { durationChoices, type DryRun } from '../../stores/cart';
import { extensionDryRun, extensionInput } from '../../stores/extension';
import { requestsOf } from '../../stores/requests-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { DurationField } from '../../ui/duration-field';
import { TextArea } from '../../ui/field';
import { fieldError, useSubmit } from '../../ui/form';
import { autoReviewText } from '../../ui/request-words';
import { durationWords, instantText } from '../../ui/time';
import { sentence } from '../../ui/words';
import { askedFor } from '../../ui/request-names';

interface ExtendProps {
  readonly profileId: string;
  readonly view: AccessRequestView;
  readonly onClose: () => void;
}

interface Check {
  readonly dryRun: DryRun | null;
  readonly error: ApiError | null;
}

/** What the extension would amount to, asked anew for each duration. */
function useCheck({ profileId, view }: ExtendProps, duration: number | null): Check {
  const { bridge } = useStores();
  const [check, setCheck] = useState<Check>({ dryRun: null, error: null });
  const { id } = view.request;
  useEffect(() => {
    let wanted = true;
    void callApi(bridge, profileId, 'requests.dryRun', extensionDryRun(id, duration)).then(
      (answer) => {
        if (!wanted) return null;
        setCheck(
          answer.ok ? { dryRun: answer.value, error: null } : { dryRun: null, error: answer.error },
        );
        return null;
      },
    );
    return () => {
      wanted = false;
    };
  }, [bridge, profileId, id, duration]);
  return check;
}

function endText(end: number, before: number | null): string {
  return before === null
    ? t('access.extend.ends', { end: instantText(end) })
    : t('access.extend.endsInstead', { end: instantText(end), before: instantText(before) });
}

/** What comes of it, in one or two sentences. */
function Outcome({ dryRun, until }: { readonly dryRun: DryRun; readonly until: number | null }) {
  const { accessUntil, autoReview, approvalsNeeded } = dryRun;
  const decides = autoReview
    ? autoReviewText(autoReview)
    : approvalsNeeded && t('access.extend.needs', { approvals: sentence(approvalsNeeded) });
  return (
    <p role="status">
      {accessUntil !== null && `${endText(accessUntil, until)} `}
      {decides}
    </p>
  );
}

/** What keeps it from being sent; empty when nothing does. */
function blockedBy(check: Check, reason: string): string {
  const { dryRun } = check;
  if (!dryRun) return check.error?.message ?? t('access.extend.notChecked');
  const [problem] = dryRun.problems;
  if (problem !== undefined) return problem;
  return dryRun.reasonRequired && reason.trim() === '' ? t('access.extend.reasonMissing') : '';
}

/** Asks for the same access for longer; what is open with it goes on when that is approved. */
function ExtendForm(props: ExtendProps) {
  const { profileId, view, onClose } = props;
  const { requests } = useStores();
  const [duration, setDuration] = useState<number | null>(null);
  const [problem, setProblem] = useState('');
  const [reason, setReason] = useState('');
  const check = useCheck(props, duration);
  const { dryRun } = check;
  const blocked = problem || blockedBy(check, reason);
  const { busy, error, submit } = useSubmit(async () => {
    if (blocked !== '') return null;
    const { id } = view.request;
    const answer = await requests.extend(profileId, id, extensionInput(id, duration, reason));
    if (answer.ok) onClose();
    return answer.ok ? null : answer.error;
  });
  const shown = error ?? check.error;
  const isAtField = shown?.field === 'accessDuration' || shown?.field === 'reason';
  const longest = dryRun?.longestDuration ?? 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('access.extend.title')}
      description={t('access.extend.description', { what: askedFor(view) })}
      footer={
        <>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button
            variant="primary"
            icon="send"
            busy={busy}
            blocked={blocked}
            onClick={() => void submit()}
          >
            {t('access.extend.title')}
          </Button>
        </>
      }
    >
      {shown && !isAtField && (
        <Callout tone="bad" details={shown.details}>
          {shown.message}
        </Callout>
      )}
      {dryRun && dryRun.problems.length > 0 && (
        <Callout tone="warn" title={t('access.extend.problems')} details={dryRun.problems} />
      )}
      <DurationField
        label={t('access.extend.duration')}
        value={duration}
        choices={durationChoices(longest)}
        longest={longest}
        none={
          longest > 0
            ? t('access.extend.longestKnown', { duration: durationWords(longest) })
            : t('access.extend.longest')
        }
        error={fieldError(shown, 'accessDuration')}
        onChange={(ms) => {
          setDuration(ms);
          setProblem('');
        }}
        onProblem={setProblem}
      />
      <TextArea
        label={t('words.reason')}
        mark={dryRun?.reasonRequired ? 'required' : 'optional'}
        rows={3}
        value={reason}
        placeholder={t('access.extend.reasonPlaceholder')}
        hint={dryRun?.reasonPrompts.length ? dryRun.reasonPrompts.join(' ') : undefined}
        error={fieldError(error, 'reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      {dryRun && dryRun.problems.length === 0 && (
        <Outcome dryRun={dryRun} until={view.request.accessUntil} />
      )}
    </Dialog>
  );
}

/** The dialog that asks for more time, while one is wanted for a request that is known. */
export function ExtendDialog() {
  const { extension, requests } = useStores();
  const open = useFrom(
    () => extension.store,
    (state) => state.open,
  );
  const view = useFrom(
    () => requests.store,
    (state) => open && requestsOf(state, open.profileId).views[open.request],
  );
  if (!open || !view) return null;
  return (
    <ExtendForm
      key={open.request}
      profileId={open.profileId}
      view={view}
      onClose={extension.close}
    />
  );
}
