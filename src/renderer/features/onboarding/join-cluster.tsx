import { useState } from 'react';
import type { CommandOutput } from '#shared/ipc/contract';
import { ask } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { fieldError, Form, FormActions, useSubmit } from '../../ui/form';
import { Fact, Facts } from '../../ui/screen';
import { instantText } from '../../ui/time';
import styles from './join-cluster.module.css';
import { NewPasswordFields } from './new-password-fields';
import { newPasswordProblem } from './passwords';
import { Step } from './step';

type Inspected = CommandOutput<'join.inspect'>;

function PasteLink(props: {
  readonly link: string;
  readonly onLink: (link: string) => void;
  readonly onInspected: (inspected: Inspected) => void;
}) {
  const { link, onLink, onInspected } = props;
  const { bridge } = useStores();
  const { busy, error, submit } = useSubmit(async () => {
    const answer = await ask(bridge, 'join.inspect', { link: link.trim() });
    if (!answer.ok) return answer.error;
    onInspected(answer.value);
    return null;
  });
  return (
    <Form
      label="Join link"
      fields={['link']}
      error={error}
      onSubmit={(event) => void submit(event)}
    >
      <TextArea
        label="Join link"
        rows={4}
        value={link}
        placeholder="daypass://join?address=…"
        spellCheck={false}
        autoFocus
        className={styles.link}
        error={fieldError(error, 'link')}
        onChange={(event) => onLink(event.target.value)}
      />
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          size="l"
          busy={busy}
          blocked={link.trim() === '' ? 'Paste the link first.' : ''}
        >
          Check the link
        </Button>
      </FormActions>
    </Form>
  );
}

/** The pin in groups of four, so that two people can compare it aloud. */
function Pin({ pin }: { readonly pin: string }) {
  const hex = pin.replace(/^sha256:/, '');
  const groups = hex.match(/.{1,4}/g) ?? [];
  return (
    <code className={styles.pin} aria-label={pin}>
      {groups.map((group, index) => (
        // The groups never change place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>{group}</span>
      ))}
    </code>
  );
}

function Confirm(props: {
  readonly link: string;
  readonly inspected: Inspected;
  readonly onDone: () => void;
}) {
  const { link, inspected, onDone } = props;
  const { actions } = useStores();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const { busy, error, submit } = useSubmit(async () => {
    const failure = await actions.tell('join.confirm', { link: link.trim(), password });
    if (!failure) onDone();
    return failure;
  });
  return (
    <>
      <Facts>
        <Fact name="Cluster">
          <strong>{inspected.cluster}</strong>
        </Fact>
        <Fact name="Address">
          <code>{inspected.address}</code>
        </Fact>
        <Fact name="You become">{inspected.user}</Fact>
        <Fact name="Link valid until">{instantText(inspected.expires)}</Fact>
        <Fact name="Authority pin">
          <Pin pin={inspected.pin} />
        </Fact>
      </Facts>
      <p className={styles.note}>
        Compare the pin with the one that whoever invited you sees. The same pin proves that you
        reached the cluster they mean.
      </p>
      <Form
        label="Choose a password"
        fields={['password']}
        error={error}
        onSubmit={(event) => void submit(event)}
      >
        <NewPasswordFields
          label="Choose a password"
          hint="At least 8 characters. You sign in with it from now on."
          autoFocus
          password={password}
          again={again}
          error={fieldError(error, 'password')}
          onPassword={setPassword}
          onAgain={setAgain}
        />
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            size="l"
            busy={busy}
            blocked={newPasswordProblem(password, again)}
          >
            The pin is right: join {inspected.cluster}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

/** By link: look first, compare the pin, then join. Nothing is kept before that. */
export function JoinCluster(props: {
  readonly link: string | null;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const { onBack, onDone } = props;
  const [link, setLink] = useState(props.link ?? '');
  const [inspected, setInspected] = useState<Inspected | null>(null);
  return (
    <Step
      title={inspected ? `Join ${inspected.cluster}` : 'Join a cluster'}
      text={
        inspected
          ? 'This is what the link leads to.'
          : 'Paste the link you were sent. It works once, within 15 minutes.'
      }
      onBack={onBack}
    >
      {inspected ? (
        <Confirm link={link} inspected={inspected} onDone={onDone} />
      ) : (
        <PasteLink link={link} onLink={setLink} onInspected={setInspected} />
      )}
    </Step>
  );
}
