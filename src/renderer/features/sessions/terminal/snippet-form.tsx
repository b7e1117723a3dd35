import { useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import type { Snippet } from '#shared/ipc/snippets';
import { Button } from '../../../ui/button';
import { CheckChip } from '../../../ui/chip';
import { Dialog } from '../../../ui/dialog';
import { TextArea, TextField } from '../../../ui/field';
import { Form, FormActions, useSubmit } from '../../../ui/form';
import styles from './dialogs.module.css';

/** A new snippet, or one that is changed. */
export function SnippetForm(props: {
  /** `null` for a new one. */
  readonly snippet: Snippet | null;
  /** Names that other snippets have. */
  readonly taken: readonly string[];
  readonly onKeep: (snippet: Snippet) => Promise<ApiError | null>;
  readonly onClose: () => void;
}) {
  const { snippet, taken, onKeep, onClose } = props;
  const [name, setName] = useState(snippet?.name ?? '');
  const [text, setText] = useState(snippet?.text ?? '');
  const [run, setRun] = useState(snippet?.run ?? false);
  const isTaken = taken.includes(name.trim());
  const missing = name.trim() === '' ? 'It needs a name' : text === '' ? 'It needs a text' : '';
  const { busy, error, submit } = useSubmit(async () => {
    if (isTaken || missing !== '') return null;
    const failure = await onKeep({ name: name.trim(), text, run });
    if (!failure) onClose();
    return failure;
  });
  return (
    <Dialog open onClose={onClose} title={snippet ? 'Change the snippet' : 'New snippet'}>
      <Form label="Snippet" error={error} onSubmit={(event) => void submit(event)}>
        <TextField
          label="Name"
          maxLength={80}
          value={name}
          error={isTaken ? 'Another snippet has this name.' : null}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          label="Text"
          className={styles.area ?? ''}
          rows={4}
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div>
          <CheckChip label="Press Enter after it" checked={run} onChange={() => setRun(!run)} />
        </div>
        <FormActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} blocked={missing}>
            Save
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
