import { useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { Snippet } from '#shared/ipc/snippets';
import { Button } from '../../../ui/button';
import { CheckChip } from '../../../ui/chip';
import { Dialog } from '../../../ui/dialog';
import { TextArea, TextField } from '../../../ui/field';
import { Form, FormActions, useSubmit } from '../../../ui/form';
import styles from './dialogs.module.css';

/** What a snippet lacks; empty when it lacks nothing. */
function missingWords(name: string, text: string): string {
  if (name === '') return t('terminal.snippet.needsName');
  return text === '' ? t('terminal.snippet.needsText') : '';
}

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
  const missing = missingWords(name.trim(), text);
  const { busy, error, submit } = useSubmit(async () => {
    if (isTaken || missing !== '') return null;
    const failure = await onKeep({ name: name.trim(), text, run });
    if (!failure) onClose();
    return failure;
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(snippet ? 'terminal.snippet.changeTitle' : 'terminal.snippet.new')}
    >
      <Form
        label={t('terminal.snippet.form')}
        error={error}
        onSubmit={(event) => void submit(event)}
      >
        <TextField
          label={t('words.name')}
          maxLength={80}
          value={name}
          error={isTaken ? t('terminal.snippet.taken') : null}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          label={t('terminal.snippet.text')}
          className={styles.area ?? ''}
          rows={4}
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div>
          <CheckChip
            label={t('terminal.snippet.run')}
            checked={run}
            onChange={() => setRun(!run)}
          />
        </div>
        <FormActions>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy} blocked={missing}>
            {t('words.save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
