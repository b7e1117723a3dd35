import { useCallback, useEffect, useState } from 'react';
import type { ApiOutput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { SelectField } from '../../ui/field';
import { Form, FormActions, useSubmit } from '../../ui/form';
import { Section } from '../../ui/screen';
import { Choice } from './access-settings-fields';
import styles from './access-settings.module.css';

type Versioned = ApiOutput<'recordings.settings'>;

const recordedWords = {
  shown: {
    text: 'administration.recordings.shown',
    hint: 'administration.recordings.shownHint',
  },
  typed: {
    text: 'administration.recordings.typed',
    hint: 'administration.recordings.typedHint',
  },
} as const;

/** For how many days recordings are kept; 0 stands for ever. */
const dayChoices = [7, 30, 90, 180, 365, 730, 0];

function useRecordingSettings(profileId: string) {
  const { bridge } = useStores();
  const [current, setCurrent] = useState<Versioned | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const load = useCallback(
    () =>
      callApi(bridge, profileId, 'recordings.settings', {}).then((answer) => {
        if (answer.ok) setCurrent(answer.value);
        setError(answer.ok ? null : answer.error);
        return null;
      }),
    [bridge, profileId],
  );
  useEffect(() => void load(), [load]);
  const save = async (wanted: Versioned): Promise<ApiError | null> => {
    const answer = await callApi(bridge, profileId, 'recordings.putSettings', wanted);
    if (answer.ok) setCurrent(answer.value);
    else if (answer.error.code === 'conflict') await load();
    return answer.ok ? null : answer.error;
  };
  return { current, error, save };
}

function SettingsForm(props: {
  readonly current: Versioned;
  readonly save: (wanted: Versioned) => Promise<ApiError | null>;
}) {
  const { current, save } = props;
  const [settings, setSettings] = useState(current.settings);
  const { input, keepDays } = settings;
  const days = keepDays ?? 0;
  const isChanged = input !== current.settings.input || keepDays !== current.settings.keepDays;
  const { busy, error, submit } = useSubmit(() => save({ settings, version: current.version }));
  return (
    <Form
      label={t('administration.recordings.title')}
      error={error}
      onSubmit={(event) => void submit(event)}
    >
      <Section title={t('administration.recordings.title')}>
        <div className={styles.fields}>
          <Choice
            label={t('administration.recordings.recorded')}
            value={input ? 'typed' : 'shown'}
            words={recordedWords}
            values={['shown', 'typed']}
            onChange={(value) => setSettings({ ...settings, input: value === 'typed' })}
          />
          <SelectField
            label={t('administration.recordings.keep')}
            hint={t('administration.recordings.keepHint')}
            value={days}
            onChange={(event) =>
              setSettings({ ...settings, keepDays: Number(event.target.value) || null })
            }
          >
            {[...new Set([...dayChoices, days])].map((each) => (
              <option key={each} value={each}>
                {each === 0
                  ? t('administration.never')
                  : t('administration.recordings.keepDays', { days: each })}
              </option>
            ))}
          </SelectField>
        </div>
      </Section>
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          icon="check"
          busy={busy}
          blocked={isChanged ? '' : t('administration.unchanged')}
        >
          {t('words.save')}
        </Button>
        <span role="status">{isChanged ? t('administration.unsaved') : ''}</span>
      </FormActions>
    </Form>
  );
}

/** How sessions are recorded, for everybody in the cluster. */
export function RecordingSettings({ profileId }: { readonly profileId: string }) {
  const { current, error, save } = useRecordingSettings(profileId);
  return (
    <>
      {error && <Callout tone="bad">{error.message}</Callout>}
      {current && <SettingsForm key={current.version} current={current} save={save} />}
    </>
  );
}
