import { useState } from 'react';
import type { ApiOutput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
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
      <p>{t('administration.invite.send', { user, until: instantText(invited.expires) })}</p>
      <CopyField
        label={t('administration.invite.link')}
        text={invited.link}
        onCopy={() => void actions.copy(invited.link, t('administration.invite.link'))}
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
    <Section title={t('administration.invite.title')} note={t('administration.invite.explanation')}>
      <Form
        label={t('administration.invite.title')}
        fields={['user', 'roles', 'logins']}
        error={error}
        onSubmit={(event) => void submit(event)}
      >
        <TextField
          label={t('administration.invite.user')}
          value={user}
          error={fieldError(error, 'user')}
          onChange={(event) => setUser(event.target.value)}
        />
        <TextField
          label={t('administration.invite.roles')}
          value={roles}
          hint={t('administration.invite.rolesHint')}
          error={fieldError(error, 'roles')}
          onChange={(event) => setRoles(event.target.value)}
        />
        <TextField
          label={t('administration.invite.logins')}
          mark="optional"
          value={logins}
          hint={t('administration.invite.loginsHint')}
          error={fieldError(error, 'logins')}
          onChange={(event) => setLogins(event.target.value)}
        />
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            icon="link"
            busy={busy}
            blocked={user.trim() === '' ? t('administration.invite.missing') : ''}
          >
            {t('administration.invite.make')}
          </Button>
        </FormActions>
      </Form>
      {made && <Link user={made.user} invited={made.invited} />}
    </Section>
  );
}
