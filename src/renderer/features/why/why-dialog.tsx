import { useState } from 'react';
import type { Decision, TraceStep } from '#shared/model/decision';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { classes } from '../../ui/classes';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Icon, type IconName } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import { Spinner } from '../../ui/spinner';
import { sentence } from '../../ui/words';
import styles from './why-dialog.module.css';

const effectIcons: Readonly<Record<TraceStep['effect'], IconName>> = {
  allow: 'check',
  deny: 'close',
  miss: 'right',
  note: 'info',
};

function Trace({ decision }: { readonly decision: Decision }) {
  return (
    <ol className={styles.trace} aria-label="How this was decided">
      {decision.trace.map((step, index) => (
        // A trace is an answer that never changes, so its order identifies its steps.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className={classes(styles.step, styles[step.effect])}>
          <Icon name={effectIcons[step.effect]} size={14} />
          <span>
            {sentence(step.text)}{' '}
            {step.role !== null && !step.text.includes(step.role) && (
              <code className={styles.role}>{step.role}</code>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Answer() {
  const { decision, error, login } = useFrom(
    (stores) => stores.why.store,
    (state) => state,
  );
  if (error) return <Callout tone="bad">{error.message}</Callout>;
  if (!decision)
    return (
      <p className={styles.waiting} role="status">
        {login !== '' && (
          <>
            <Spinner /> Asking the cluster
          </>
        )}
      </p>
    );
  return (
    <div role="status" className={styles.answer}>
      <p className={classes(styles.verdict, decision.allowed ? styles.allow : styles.deny)}>
        <Icon name={decision.allowed ? 'check' : 'lock'} />
        {sentence(decision.reason)}
      </p>
      <Trace decision={decision} />
    </div>
  );
}

function OtherLogin() {
  const { why } = useStores();
  const [login, setLogin] = useState('');
  return (
    <form
      className={styles.other}
      onSubmit={(event) => {
        event.preventDefault();
        if (login.trim() !== '') void why.ask(login.trim());
      }}
    >
      <TextField
        label="Another login"
        value={login}
        placeholder="root"
        maxLength={32}
        onChange={(event) => setLogin(event.target.value)}
      />
      <Button type="submit">Ask</Button>
    </form>
  );
}

/** Why one may or may not use a login on a resource, with every step of the decision. */
export function WhyDialog() {
  const { why } = useStores();
  const question = useFrom(
    () => why.store,
    (state) => state.question,
  );
  const login = useFrom(
    () => why.store,
    (state) => state.login,
  );
  if (!question) return null;
  const options = question.logins.map((each) => ({ value: each, text: each }));
  return (
    <Dialog
      open
      onClose={why.close}
      title={login ? `May I use ${question.name} as ${login}?` : `May I use ${question.name}?`}
      description="Judged with what you hold right now."
    >
      {options.length > 1 && (
        <Segmented
          label="Login"
          value={login}
          options={options}
          onChange={(next) => void why.ask(next)}
        />
      )}
      <Answer />
      <OtherLogin />
    </Dialog>
  );
}
