import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { shortestPassword } from '#shared/model/limits';
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
      label={t('onboarding.join.link')}
      fields={['link']}
      error={error}
      onSubmit={(event) => void submit(event)}
    >
      <TextArea
        label={t('onboarding.join.link')}
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
          blocked={link.trim() === '' ? t('onboarding.join.linkMissing') : ''}
        >
          {t('onboarding.join.check')}
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
        <Fact name={t('onboarding.join.cluster')}>
          <strong>{inspected.cluster}</strong>
        </Fact>
        <Fact name={t('onboarding.join.address')}>
          <code>{inspected.address}</code>
        </Fact>
        <Fact name={t('onboarding.join.become')}>{inspected.user}</Fact>
        <Fact name={t('onboarding.join.validUntil')}>{instantText(inspected.expires)}</Fact>
        <Fact name={t('onboarding.join.pin')}>
          <Pin pin={inspected.pin} />
        </Fact>
      </Facts>
      <p className={styles.note}>{t('onboarding.join.compare')}</p>
      <Form
        label={t('onboarding.password.choose')}
        fields={['password']}
        error={error}
        onSubmit={(event) => void submit(event)}
      >
        <NewPasswordFields
          label={t('onboarding.password.choose')}
          hint={t('onboarding.password.joinHint', { count: shortestPassword })}
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
            {t('onboarding.join.confirm', { cluster: inspected.cluster })}
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
      title={
        inspected
          ? t('onboarding.join.titleNamed', { cluster: inspected.cluster })
          : t('onboarding.add.join')
      }
      text={inspected ? t('onboarding.join.leadsTo') : t('onboarding.join.intro')}
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
