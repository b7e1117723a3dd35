import { t } from '#shared/i18n/text';
import { useFrom, useStores } from '../../stores/use-stores';
import type { AskToConnectState } from '../../stores/ask-to-connect-store';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { SelectField, TextArea } from '../../ui/field';
import { Spinner } from '../../ui/spinner';
import { durationWords } from '../../ui/time';
import styles from './ask-dialog.module.css';

/** What the request would amount to, before it is made. */
function Outlook({ dryRun, error }: AskToConnectState) {
  if (error)
    return (
      <Callout tone="bad" details={error.details}>
        {error.message}
      </Callout>
    );
  if (!dryRun)
    return (
      <p className={styles.outlook} role="status">
        <Spinner /> {t('words.askingCluster')}
      </p>
    );
  if (dryRun.problems.length > 0)
    return <Callout tone="warn" title={t('shell.connect.cannot')} details={dryRun.problems} />;
  const { autoReview, approvalsNeeded, longestDuration } = dryRun;
  const duration = durationWords(longestDuration);
  return (
    <p className={styles.outlook} role="status">
      {autoReview
        ? t('shell.connect.outlookByRule', { ...autoReview, duration })
        : t('shell.connect.outlook', { approvals: approvalsNeeded, duration })}
    </p>
  );
}

function Fields({ state }: { readonly state: AskToConnectState }) {
  const { askToConnect, actions } = useStores();
  const { draft, dryRun } = state;
  if (!draft) return null;
  const prompts = dryRun?.reasonPrompts ?? [];
  return (
    <>
      <SelectField
        label={t('shell.connect.login')}
        value={draft.login}
        onChange={(event) => askToConnect.setLogin(event.target.value)}
      >
        {draft.logins.map((login) => (
          <option key={login}>{login}</option>
        ))}
      </SelectField>
      <TextArea
        label={t('words.reason')}
        mark={dryRun?.reasonRequired ? 'required' : 'optional'}
        rows={3}
        value={draft.reason}
        placeholder={t('shell.connect.reasonPlaceholder')}
        hint={prompts.length > 0 ? prompts.join(' ') : t('shell.connect.reasonHint')}
        onChange={(event) => askToConnect.setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            void actions.askAndConnect();
        }}
      />
    </>
  );
}

/** Why it cannot be sent yet; empty when it can. */
function whyNot({ draft, dryRun }: AskToConnectState): string {
  if (!dryRun) return t('shell.connect.unanswered');
  if (dryRun.problems.length > 0) return t('shell.connect.cannotSend');
  return dryRun.reasonRequired && draft?.reason.trim() === ''
    ? t('shell.connect.reasonMissing')
    : '';
}

/** Connecting where one may not yet: asks for the one login, and connects once that is approved. */
export function AskDialog() {
  const { askToConnect, actions } = useStores();
  const state = useFrom(
    () => askToConnect.store,
    (each) => each,
  );
  if (!state.draft) return null;
  return (
    <Dialog
      open
      onClose={askToConnect.close}
      title={t('shell.connect.title', { name: state.draft.name })}
      description={t('shell.connect.description')}
      footer={
        <>
          <Button onClick={askToConnect.close}>{t('words.cancel')}</Button>
          <Button
            variant="primary"
            busy={state.sending}
            blocked={whyNot(state)}
            onClick={() => void actions.askAndConnect()}
          >
            {t('shell.connect.confirm')}
          </Button>
        </>
      }
    >
      <Fields state={state} />
      <Outlook {...state} />
    </Dialog>
  );
}
