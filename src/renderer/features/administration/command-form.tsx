import { useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import type { ApiOutput } from '#shared/api/contract';
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
        label="Servers"
        inputMode="numeric"
        value={entries.uses}
        hint="So many may enrol by it."
        error={fieldError(error, 'uses')}
        onChange={({ target }) => onChange({ uses: target.value })}
      />
      <SelectField
        label="Works for"
        value={entries.validFor}
        hint="It is no good to anybody after that."
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
        label="Labels"
        mark="optional"
        value={entries.labels}
        placeholder="env=test, team=web"
        hint="Every server that enrols by this command gets them, and cannot change them."
        error={fieldError(error, 'labels')}
        onChange={({ target }) => onChange({ labels: target.value })}
      />
      <Limits entries={entries} error={error} onChange={onChange} />
      <TextField
        label="Names"
        mark="optional"
        value={entries.namePattern}
        placeholder="web-*"
        hint="Servers with other names are refused. A server's name is its host name."
        error={fieldError(error, 'namePattern')}
        onChange={({ target }) => onChange({ namePattern: target.value })}
      />
      <TextField
        label="Address of the cluster"
        mark="optional"
        value={entries.address}
        placeholder="daypass.example.com:7443"
        hint="Where servers reach it, if that is not the address that this app uses."
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
      label="Enrol a server"
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
          Make the command
        </Button>
      </FormActions>
    </Form>
  );
}
