import { useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import type { ApiOutput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { SelectField, TextField } from '../../ui/field';
import { fieldError, Form, FormActions, useSubmit } from '../../ui/form';
import { durationWords } from '../../ui/time';
import { commandInput, lifeChoices, noCommandEntries, type CommandEntries } from './command-input';
import styles from './administration.module.css';

export type Made = ApiOutput<'nodes.makeJoinToken'>;

const fields = ['labels', 'namePattern', 'uses', 'validFor', 'address'];

interface EntriesProps {
  readonly entries: CommandEntries;
  readonly error: ApiError | null;
  readonly onChange: (part: Partial<CommandEntries>) => void;
}

function Limits({ entries, error, onChange }: EntriesProps) {
  return (
    <div className={styles.halves}>
      <TextField
        label={t('servers.command.uses')}
        inputMode="numeric"
        value={entries.uses}
        hint={t('servers.command.usesHint')}
        error={fieldError(error, 'uses')}
        onChange={({ target }) => onChange({ uses: target.value })}
      />
      <SelectField
        label={t('servers.command.life')}
        value={entries.validFor}
        hint={t('servers.command.lifeHint')}
        error={fieldError(error, 'validFor')}
        onChange={({ target }) => onChange({ validFor: Number(target.value) })}
      >
        {lifeChoices.map((choice) => (
          <option key={choice} value={choice}>
            {durationWords(choice)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function Entries({ entries, error, onChange }: EntriesProps) {
  return (
    <>
      <TextField
        label={t('servers.labels.label')}
        mark="optional"
        value={entries.labels}
        placeholder={t('servers.labels.example')}
        hint={t('servers.command.labelsHint')}
        error={fieldError(error, 'labels')}
        onChange={({ target }) => onChange({ labels: target.value })}
      />
      <Limits entries={entries} error={error} onChange={onChange} />
      <TextField
        label={t('servers.command.names')}
        mark="optional"
        value={entries.namePattern}
        placeholder={t('servers.command.namesExample')}
        hint={t('servers.command.namesHint')}
        error={fieldError(error, 'namePattern')}
        onChange={({ target }) => onChange({ namePattern: target.value })}
      />
      <TextField
        label={t('servers.command.address')}
        mark="optional"
        value={entries.address}
        placeholder={t('servers.command.addressExample')}
        hint={t('servers.command.addressHint')}
        error={fieldError(error, 'address')}
        onChange={({ target }) => onChange({ address: target.value })}
      />
    </>
  );
}

/** What the command is good for. */
export function CommandForm(props: {
  readonly profileId: string;
  readonly onMade: (made: Made) => void;
}) {
  const { profileId, onMade } = props;
  const { bridge } = useStores();
  const [entries, setEntries] = useState(noCommandEntries);
  const { busy, error, submit } = useSubmit(async () => {
    const input = commandInput(entries);
    if (!input.ok) return { code: 'invalid_input', details: [], ...input.error } as const;
    const answer = await callApi(bridge, profileId, 'nodes.makeJoinToken', input.value);
    if (!answer.ok) return answer.error;
    onMade(answer.value);
    return null;
  });
  return (
    <Form
      label={t('servers.command.title')}
      fields={fields}
      error={error}
      onSubmit={(event) => void submit(event)}
    >
      <Entries
        entries={entries}
        error={error}
        onChange={(part) => setEntries((before) => ({ ...before, ...part }))}
      />
      <FormActions>
        <Button type="submit" variant="primary" icon="link" busy={busy}>
          {t('servers.command.make')}
        </Button>
      </FormActions>
    </Form>
  );
}
