import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { shortestPassword } from '#shared/model/limits';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { fieldError, Form, FormActions, useSubmit } from '../../ui/form';
import { NewPasswordFields } from './new-password-fields';
import { newPasswordProblem } from './passwords';
import { StartingCluster } from './starting-cluster';
import { Step } from './step';

const fields = ['name', 'user', 'password'];

/** A cluster of one's own on this computer, and its first administrator. */
export function CreateCluster(props: { readonly onBack: () => void; readonly onDone: () => void }) {
  const { onBack, onDone } = props;
  const { actions } = useStores();
  const [name, setName] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const { busy, error, submit } = useSubmit(async () => {
    const input = { name: name.trim(), user: user.trim(), password };
    const failure = await actions.tell('cluster.create', input);
    if (!failure) onDone();
    return failure;
  });
  const blocked =
    name.trim() === '' || user.trim() === ''
      ? t('onboarding.create.missing')
      : newPasswordProblem(password, again);
  const isOfField = error?.field != null && fields.includes(error.field);
  return (
    <Step title={t('onboarding.create.title')} text={t('onboarding.create.intro')} onBack={onBack}>
      <Form
        label={t('onboarding.create.title')}
        fields={fields}
        error={isOfField ? error : null}
        onSubmit={(event) => void submit(event)}
      >
        <TextField
          label={t('onboarding.create.name')}
          value={name}
          placeholder="example.com"
          hint={t('onboarding.create.nameHint')}
          error={fieldError(error, 'name')}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('onboarding.create.user')}
          value={user}
          hint={t('onboarding.create.userHint')}
          error={fieldError(error, 'user')}
          onChange={(event) => setUser(event.target.value)}
        />
        <NewPasswordFields
          label={t('onboarding.password.label')}
          hint={t('onboarding.password.hint', { count: shortestPassword })}
          password={password}
          again={again}
          error={fieldError(error, 'password')}
          onPassword={setPassword}
          onAgain={setAgain}
        />
        <StartingCluster busy={busy} error={isOfField ? null : error} />
        <FormActions>
          <Button type="submit" variant="primary" size="l" busy={busy} blocked={blocked}>
            {t('onboarding.create.button')}
          </Button>
        </FormActions>
      </Form>
    </Step>
  );
}
