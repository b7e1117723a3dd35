import { useState } from 'react';
import type { ApiOutput } from '#shared/api/contract';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { CopyField } from '../../ui/copy-field';
import { TextField } from '../../ui/field';
import { fieldError, Form, FormActions, useSubmit } from '../../ui/form';
import { Section } from '../../ui/screen';
import { instantText } from '../../ui/time';
import styles from './administration.module.css';

/** Names as people type them: by commas or spaces. */
export function splitNames(text: string): string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}

type Invited = ApiOutput<'invite.create'>;

function Link({ user, invited }: { readonly user: string; readonly invited: Invited }) {
  const { actions } = useStores();
  return (
    <div className={styles.outcome} role="status">
      <p>
        Send this link to {user} over a channel you trust. It works once, until{' '}
        {instantText(invited.expires)}.
      </p>
      <CopyField
        label="Join link"
        text={invited.link}
        onCopy={() => void actions.copy(invited.link, 'Join link')}
      />
    </div>
  );
}

/** A link by which somebody becomes a user of this cluster. */
export function Invite({ profileId }: { readonly profileId: string }) {
  const { bridge } = useStores();
  const [user, setUser] = useState('');
  const [roles, setRoles] = useState('requester');
  const [logins, setLogins] = useState('');
  const [made, setMade] = useState<{ user: string; invited: Invited } | null>(null);
  const { busy, error, submit } = useSubmit(async () => {
    setMade(null);
    const input = { user: user.trim(), roles: splitNames(roles), logins: splitNames(logins) };
    const answer = await callApi(bridge, profileId, 'invite.create', input);
    if (!answer.ok) return answer.error;
    setMade({ user: input.user, invited: answer.value });
    return null;
  });
  return (
    <Section title="Invite a user" note="They choose their own password when they follow the link.">
      <Form
        label="Invite a user"
        fields={['user', 'roles', 'logins']}
        error={error}
        onSubmit={(event) => void submit(event)}
      >
        <TextField
          label="User name"
          value={user}
          error={fieldError(error, 'user')}
          onChange={(event) => setUser(event.target.value)}
        />
        <TextField
          label="Roles"
          value={roles}
          hint="Separated by commas: requester may ask for access, reviewer may approve it."
          error={fieldError(error, 'roles')}
          onChange={(event) => setRoles(event.target.value)}
        />
        <TextField
          label="Logins"
          mark="optional"
          value={logins}
          hint="The SSH logins that roles may give this user."
          error={fieldError(error, 'logins')}
          onChange={(event) => setLogins(event.target.value)}
        />
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            icon="link"
            busy={busy}
            blocked={user.trim() === '' ? 'Name the user first.' : ''}
          >
            Make the link
          </Button>
        </FormActions>
      </Form>
      {made && <Link user={made.user} invited={made.invited} />}
    </Section>
  );
}
