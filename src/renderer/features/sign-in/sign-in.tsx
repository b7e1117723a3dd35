import { useState } from 'react';
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
    <Form label="Sign in" error={error ?? asDemo.error} onSubmit={(event) => void submit(event)}>
      {demo && (
        <Button variant="primary" size="l" busy={asDemo.busy} onClick={() => void asDemo.submit()}>
          Sign in as {demo.name}
        </Button>
      )}
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        autoFocus={!demo}
        value={password}
        hint={demo ? 'Or type the password that the cluster made for this demo user.' : undefined}
        onChange={(event) => setPassword(event.target.value)}
      />
      <FormActions>
        <Button
          type="submit"
          variant={demo ? 'secondary' : 'primary'}
          busy={busy}
          blocked={password === '' ? 'Type the password first.' : ''}
        >
          {demo ? 'Sign in with the password' : 'Sign in'}
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
              {isUnreachable ? `${cluster.name} cannot be reached` : `Sign in as ${userName}`}
            </h1>
            <p className={styles.cluster}>
              {cluster.name} at {cluster.address}
            </p>
          </div>
        </header>
        {stateReason && <Callout tone={isUnreachable ? 'bad' : 'info'}>{stateReason}</Callout>}
        {isUnreachable ? (
          <p className={styles.cluster}>
            The app keeps trying. Check the network, or ask whoever runs the cluster.
          </p>
        ) : (
          <PasswordForm key={profile.id} profile={profile} />
        )}
      </div>
    </div>
  );
}
