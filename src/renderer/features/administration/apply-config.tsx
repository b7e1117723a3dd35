import { useState } from 'react';
import type { ApiOutput } from '#shared/api/contract';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { TextArea } from '../../ui/field';
import { Form, FormActions, useSubmit } from '../../ui/form';
import { Section } from '../../ui/screen';
import styles from './administration.module.css';

const longest = 1_048_576;

async function readFile(files: FileList | null) {
  const file = files?.[0];
  return file && file.size <= longest ? { text: await file.text(), name: file.name } : null;
}

/** Roles and users as YAML, typed in or from a file. Nothing is changed unless all of it is right. */
export function ApplyConfig({ profileId }: { readonly profileId: string }) {
  const { bridge } = useStores();
  const [yaml, setYaml] = useState('');
  const [fileName, setFileName] = useState('typed.yaml');
  const [outcome, setOutcome] = useState<ApiOutput<'config.apply'> | null>(null);
  const { busy, error, submit } = useSubmit(async () => {
    setOutcome(null);
    const answer = await callApi(bridge, profileId, 'config.apply', { yaml, fileName });
    if (!answer.ok) return answer.error;
    setOutcome(answer.value);
    return null;
  });
  const choose = async (files: FileList | null) => {
    const read = await readFile(files);
    if (!read) return;
    setYaml(read.text);
    setFileName(read.name);
  };
  return (
    <Section
      title="Apply a file"
      note="Roles in Teleport's YAML, several documents allowed. It replaces those of the same name."
    >
      <Form label="Apply a file" error={error} onSubmit={(event) => void submit(event)}>
        <TextArea
          label="YAML"
          rows={14}
          className={styles.code}
          spellCheck={false}
          value={yaml}
          placeholder={'kind: role\nversion: v7\nmetadata:\n  name: …'}
          onChange={(event) => setYaml(event.target.value)}
        />
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            busy={busy}
            blocked={yaml.trim() === '' ? 'Type or choose a file first.' : ''}
          >
            Apply
          </Button>
          <input
            type="file"
            className={styles.file}
            accept=".yaml,.yml"
            aria-label="Choose a YAML file"
            onChange={(event) => void choose(event.target.files)}
          />
        </FormActions>
      </Form>
      {outcome && (
        <div role="status" className={styles.outcome}>
          <Callout title="Applied" details={outcome.applied} />
          {outcome.notEnforced.length > 0 && (
            <Callout tone="warn" title="Read, but not enforced" details={outcome.notEnforced} />
          )}
        </div>
      )}
    </Section>
  );
}
