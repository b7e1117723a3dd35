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
        <Spinner /> Asking the cluster
      </p>
    );
  if (dryRun.problems.length > 0)
    return <Callout tone="warn" title="This cannot be asked for" details={dryRun.problems} />;
  const { autoReview, approvalsNeeded, longestDuration } = dryRun;
  const decided = autoReview
    ? `The rule ${autoReview.rule} ${autoReview.verdict === 'approve' ? 'approves' : 'denies'} this at once.`
    : `It takes ${approvalsNeeded}.`;
  return (
    <p className={styles.outlook} role="status">
      {decided} You connect as soon as it is approved, and may use it for up to{' '}
      {durationWords(longestDuration)}.
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
        label="Login"
        value={draft.login}
        onChange={(event) => askToConnect.setLogin(event.target.value)}
      >
        {draft.logins.map((login) => (
          <option key={login}>{login}</option>
        ))}
      </SelectField>
      <TextArea
        label="Reason"
        mark={dryRun?.reasonRequired ? 'required' : 'optional'}
        rows={3}
        value={draft.reason}
        placeholder="What do you need it for?"
        hint={prompts.length > 0 ? prompts.join(' ') : 'The reviewer reads this first.'}
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
  if (!dryRun) return 'The cluster has not answered yet.';
  if (dryRun.problems.length > 0) return 'This cannot be asked for.';
  return dryRun.reasonRequired && draft?.reason.trim() === '' ? 'Say why you need it.' : '';
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
      title={`Connect to ${state.draft.name}`}
      description="You do not have this login yet. This asks for it, and for nothing else."
      footer={
        <>
          <Button onClick={askToConnect.close}>Cancel</Button>
          <Button
            variant="primary"
            busy={state.sending}
            blocked={whyNot(state)}
            onClick={() => void actions.askAndConnect()}
          >
            Ask and connect
          </Button>
        </>
      }
    >
      <Fields state={state} />
      <Outlook {...state} />
    </Dialog>
  );
}
