import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import { isHosted } from '../../stores/app-store';
import { useApp, useStores } from '../../stores/use-stores';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { TextField } from '../../ui/field';
import { Form, FormActions, useSubmit } from '../../ui/form';
import styles from './sign-in.module.css';

function PasswordForm({ profile }: { readonly profile: ProfileState }) {
  const { actions } = useStores();
  const [password, setPassword] = useState('');
  const hosted = useApp((state) => (isHosted(state, profile) ? state.hosted : null));
  const demo = hosted?.demoUsers.find((user) => user.name === profile.userName);
  const signIn = (given: string) =>
    actions.tell('profile.signIn', { profileId: profile.id, password: given });
  const { busy, error, submit } = useSubmit(() => signIn(password));
  const asDemo = useSubmit(() => signIn(demo?.password ?? ''));
  return (
    <Form
      label={t('onboarding.signIn.button')}
      error={error ?? asDemo.error}
      onSubmit={(event) => void submit(event)}
    >
      {demo && (
        <Button variant="primary" size="l" busy={asDemo.busy} onClick={() => void asDemo.submit()}>
          {t('onboarding.signIn.as', { user: demo.name })}
        </Button>
      )}
      <TextField
        label={t('onboarding.password.label')}
        type="password"
        autoComplete="current-password"
        autoFocus={!demo}
        value={password}
        hint={demo ? t('onboarding.signIn.demoHint') : undefined}
        onChange={(event) => setPassword(event.target.value)}
      />
      <FormActions>
        <Button
          type="submit"
          variant={demo ? 'secondary' : 'primary'}
          busy={busy}
          blocked={password === '' ? t('onboarding.signIn.missing') : ''}
        >
          {demo ? t('onboarding.signIn.withPassword') : t('onboarding.signIn.button')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** Shown in place of a screen while the chosen profile is signed out or its cluster cannot be reached. */
export function SignIn({ profile }: { readonly profile: ProfileState }) {
  const { userName, cluster, state, stateReason } = profile;
  const isUnreachable = state === 'unreachable';
  return (
    <div className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <Avatar name={userName} size={44} />
          <div>
            <h1 className={styles.title}>
              {isUnreachable
                ? t('onboarding.signIn.unreachable', { cluster: cluster.name })
                : t('onboarding.signIn.as', { user: userName })}
            </h1>
            <p className={styles.cluster}>
              {t('onboarding.cluster.at', { cluster: cluster.name, address: cluster.address })}
            </p>
          </div>
        </header>
        {stateReason && <Callout tone={isUnreachable ? 'bad' : 'info'}>{stateReason}</Callout>}
        {isUnreachable ? (
          <p className={styles.cluster}>{t('onboarding.signIn.unreachableHint')}</p>
        ) : (
          <PasswordForm key={profile.id} profile={profile} />
        )}
      </div>
    </div>
  );
}
