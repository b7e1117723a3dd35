import { useEffect, useState } from 'react';
import { t } from '#shared/i18n/text';
import type { AccessSettings as Settings } from '#shared/model/access-settings';
import type { VersionedSettings } from '../../stores/access-settings-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Form, FormActions, useSubmit } from '../../ui/form';
import { Section } from '../../ui/screen';
import { EscalationFields, GrantFields } from './access-settings-fields';
import { changedSettings } from './access-settings-words';

/** What is being changed, and the version that it was made from. */
type Draft = VersionedSettings;

function useDraft(current: VersionedSettings) {
  const { accessSettings } = useStores();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [problem, setProblem] = useState('');
  const [saved, setSaved] = useState(false);
  const settings = draft?.settings ?? current.settings;
  const isOvertaken = draft !== null && draft.version !== current.version;
  const changes = changedSettings(current.settings, settings);
  const { busy, error, submit } = useSubmit(async () => {
    if (problem !== '' || changes.length === 0) return null;
    // What others saved was shown before this: from here on it is replaced knowingly.
    const failure = await accessSettings.save({ settings, version: current.version });
    if (failure) return failure;
    setDraft(null);
    setSaved(true);
    return null;
  });
  return {
    ...{ settings, isOvertaken, changes, problem, setProblem, saved, busy, error, submit },
    change(next: Settings) {
      setSaved(false);
      setProblem('');
      setDraft({ settings: next, version: draft?.version ?? current.version });
    },
    discard() {
      setProblem('');
      setDraft(null);
    },
  };
}

function Overtaken(props: { readonly changes: readonly string[]; readonly onDiscard: () => void }) {
  return (
    <Callout
      tone="warn"
      title={t('administration.access.overtaken.title')}
      details={props.changes}
      actions={
        <Button size="s" onClick={props.onDiscard}>
          {t('administration.access.overtaken.take')}
        </Button>
      }
    >
      {props.changes.length > 0
        ? t('administration.access.overtaken.differs')
        : t('administration.access.overtaken.same')}
    </Callout>
  );
}

function SettingsForm({ current }: { readonly current: VersionedSettings }) {
  const draft = useDraft(current);
  const { settings, isOvertaken, changes, problem, saved, busy, error } = draft;
  const isChanged = changes.length > 0;
  const blocked = problem || (isChanged ? '' : t('administration.unchanged'));
  // A conflict is told by what it is about: the settings that count now.
  const shown = error?.code === 'conflict' ? null : error;
  return (
    <Form
      label={t('administration.access.title')}
      error={shown}
      onSubmit={(event) => void draft.submit(event)}
    >
      {isOvertaken && <Overtaken changes={changes} onDiscard={draft.discard} />}
      <Section title={t('administration.access.granted')}>
        <GrantFields settings={settings} onChange={draft.change} />
      </Section>
      <Section title={t('administration.access.undecided')}>
        <EscalationFields
          settings={settings}
          onChange={draft.change}
          onProblem={draft.setProblem}
        />
      </Section>
      <FormActions>
        <Button type="submit" variant="primary" icon="check" busy={busy} blocked={blocked}>
          {t('words.save')}
        </Button>
        {isChanged && <Button onClick={draft.discard}>{t('words.discardChanges')}</Button>}
        <span role="status">
          {isChanged ? t('administration.unsaved') : saved ? t('administration.access.saved') : ''}
        </span>
      </FormActions>
    </Form>
  );
}

/** How the cluster gives access, for everybody in it. */
export function AccessSettings() {
  const { accessSettings } = useStores();
  const { current, error } = useFrom(
    () => accessSettings.store,
    (state) => state,
  );
  useEffect(() => void accessSettings.load(), [accessSettings]);
  return (
    <>
      {error && (
        <Callout
          tone="bad"
          actions={
            <Button size="s" onClick={() => void accessSettings.load()}>
              {t('words.tryAgain')}
            </Button>
          }
        >
          {error.message}
        </Callout>
      )}
      {current && <SettingsForm current={current} />}
    </>
  );
}
