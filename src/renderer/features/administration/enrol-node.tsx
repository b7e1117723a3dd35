import { useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import type { ApiOutput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { CopyField } from '../../ui/copy-field';
import { TextArea, TextField } from '../../ui/field';
import { fieldError, Form, FormActions, useSubmit } from '../../ui/form';
import { RichText } from '../../ui/rich-text';
import { nodeInput, noEntries, type NodeEntries } from './node-input';
import styles from './administration.module.css';

type Enrolled = ApiOutput<'nodes.enrol'>;

const fields = ['name', 'address.host', 'address.port', 'port', 'hostKey', 'labels'];

/** What is left to do on the server itself. */
function Outcome({ enrolled, onClose }: { enrolled: Enrolled; onClose: () => void }) {
  const { actions } = useStores();
  const { node, nodeAuthority, sshdConfig } = enrolled;
  return (
    <div className={styles.outcome}>
      <p>
        <RichText id="servers.byHand.known" values={{ name: node.resource.name }} />
      </p>
      <CopyField
        label={t('servers.byHand.authority')}
        text={nodeAuthority}
        onCopy={() => void actions.copy(nodeAuthority, t('servers.byHand.authority'))}
      />
      <CopyField
        label={t('servers.byHand.sshdConfig')}
        text={sshdConfig}
        onCopy={() => void actions.copy(sshdConfig, t('servers.byHand.sshdConfig'))}
      />
      <div>
        <Button onClick={onClose}>{t('words.done')}</Button>
      </div>
    </div>
  );
}

function Entries(props: {
  readonly entries: NodeEntries;
  readonly error: ApiError | null;
  readonly onChange: (part: Partial<NodeEntries>) => void;
}) {
  const { entries, error, onChange } = props;
  return (
    <>
      <TextField
        label={t('words.name')}
        value={entries.name}
        placeholder={t('servers.byHand.nameExample')}
        autoFocus
        error={fieldError(error, 'name')}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <div className={styles.pair}>
        <TextField
          label={t('servers.byHand.address')}
          value={entries.host}
          placeholder="10.0.0.7"
          error={fieldError(error, 'address.host')}
          onChange={(event) => onChange({ host: event.target.value })}
        />
        <TextField
          label={t('servers.byHand.port')}
          inputMode="numeric"
          value={entries.port}
          error={fieldError(error, 'address.port') ?? fieldError(error, 'port')}
          onChange={(event) => onChange({ port: event.target.value })}
        />
      </div>
      <TextArea
        label={t('servers.byHand.hostKey')}
        rows={3}
        className={styles.code}
        spellCheck={false}
        value={entries.hostKey}
        placeholder={t('servers.byHand.hostKeyExample')}
        hint={t('servers.byHand.hostKeyHint')}
        error={fieldError(error, 'hostKey')}
        onChange={(event) => onChange({ hostKey: event.target.value })}
      />
      <TextField
        label={t('servers.labels.label')}
        mark="optional"
        value={entries.labels}
        placeholder={t('servers.labels.example')}
        error={fieldError(error, 'labels')}
        onChange={(event) => onChange({ labels: event.target.value })}
      />
      <TextField
        label={t('servers.byHand.description')}
        mark="optional"
        value={entries.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
    </>
  );
}

/** Enrols a server: its address, and the host key that proves it. */
export function EnrolNode(props: {
  readonly profileId: string;
  readonly onEnrolled: () => void;
  readonly onClose: () => void;
}) {
  const { profileId, onEnrolled, onClose } = props;
  const { bridge } = useStores();
  const [entries, setEntries] = useState(noEntries);
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null);
  const { busy, error, submit } = useSubmit(async () => {
    const input = nodeInput(entries);
    if (!input.ok) return { code: 'invalid_input', details: [], ...input.error } as const;
    const answer = await callApi(bridge, profileId, 'nodes.enrol', input.value);
    if (!answer.ok) return answer.error;
    setEnrolled(answer.value);
    onEnrolled();
    return null;
  });
  if (enrolled) return <Outcome enrolled={enrolled} onClose={onClose} />;
  return (
    <Form
      label={t('servers.byHand.form')}
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
        <Button type="submit" variant="primary" busy={busy}>
          {t('servers.byHand.add')}
        </Button>
        <Button onClick={onClose}>{t('words.cancel')}</Button>
      </FormActions>
    </Form>
  );
}
