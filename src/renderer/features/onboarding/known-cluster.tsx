import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { useApp, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { SelectField, TextField } from '../../ui/field';
import { fieldError, Form, FormActions, useSubmit } from '../../ui/form';
import { Step } from './step';

interface Place {
  readonly name: string;
  readonly address: string;
  readonly pin: string;
}

/** Clusters that this app has been to, each once, by its pin. */
function usePlaces(): readonly Place[] {
  const profiles = useApp((state) => state.profiles);
  const hosted = useApp((state) => state.hosted);
  const places = new Map<string, Place>(
    profiles.map(({ cluster }) => [
      cluster.pin,
      { name: cluster.name, address: cluster.address, pin: cluster.pin },
    ]),
  );
  if (hosted?.state === 'running')
    places.set(hosted.pin, { name: hosted.name, address: hosted.apiAddress, pin: hosted.pin });
  return [...places.values()];
}

/** Another user of a cluster that is known: both then live in one window. */
export function KnownCluster(props: { readonly onBack: () => void; readonly onDone: () => void }) {
  const { onBack, onDone } = props;
  const { actions } = useStores();
  const places = usePlaces();
  const [pin, setPin] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const place = places.find((each) => each.pin === pin) ?? places[0];
  const { busy, error, submit } = useSubmit(async () => {
    if (!place) return null;
    const { address } = place;
    const input = { address, pin: place.pin, user: user.trim(), password };
    const failure = await actions.tell('profile.add', input);
    if (!failure) onDone();
    return failure;
  });
  return (
    <Step title={t('onboarding.add.known')} text={t('onboarding.known.intro')} onBack={onBack}>
      <Form
        label={t('onboarding.signIn.button')}
        fields={['user', 'password']}
        error={error}
        onSubmit={(event) => void submit(event)}
      >
        <SelectField
          label={t('onboarding.known.cluster')}
          value={place?.pin ?? ''}
          onChange={(event) => setPin(event.target.value)}
        >
          {places.map((each) => (
            <option key={each.pin} value={each.pin}>
              {t('onboarding.cluster.at', { cluster: each.name, address: each.address })}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('onboarding.known.user')}
          value={user}
          error={fieldError(error, 'user')}
          autoFocus
          onChange={(event) => setUser(event.target.value)}
        />
        <TextField
          label={t('onboarding.password.label')}
          type="password"
          autoComplete="current-password"
          value={password}
          error={fieldError(error, 'password')}
          onChange={(event) => setPassword(event.target.value)}
        />
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            size="l"
            busy={busy}
            blocked={user.trim() === '' || password === '' ? t('onboarding.known.missing') : ''}
          >
            {t('onboarding.signIn.button')}
          </Button>
        </FormActions>
      </Form>
    </Step>
  );
}
