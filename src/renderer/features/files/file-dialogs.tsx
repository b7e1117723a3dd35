import { useEffect, useRef, useState, type FormEvent } from 'react';
import { t } from '#shared/i18n/text';
import { fileNameSchema } from '#shared/model/file';
import type { FileChange, FileDialog, FileSideName } from '../../stores/files-view';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { focusSoon } from '../../ui/focus';
import { Form, FormActions, useSubmit } from '../../ui/form';
import { useFiles, useFilesView } from './use-files';
import { itemsText } from './words';

/** What is asked before something is changed in a folder. */
export function FileDialogs() {
  const dialog = useFilesView((view) => view.dialog);
  if (!dialog) return null;
  if (dialog.type === 'delete') return <DeleteDialog dialog={dialog} />;
  const { side } = dialog;
  return dialog.type === 'rename' ? (
    <NameDialog
      title={t('files.rename.title', { name: dialog.name })}
      action={t('words.rename')}
      side={side}
      initial={dialog.name}
      changeTo={(to) => ({ type: 'rename', name: dialog.name, to })}
    />
  ) : (
    <NameDialog
      title={t('files.newFolder.title', { side })}
      action={t('files.newFolder.make')}
      side={side}
      initial=""
      changeTo={(name) => ({ type: 'make-folder', name })}
    />
  );
}

/** Runs a change, and closes the dialog once it is done. */
function useChange(side: FileSideName) {
  const files = useFiles();
  return async (change: FileChange) => {
    const error = await files.change(side, change);
    if (!error) files.show(null);
    return error;
  };
}

function NameDialog(props: {
  readonly title: string;
  readonly action: string;
  readonly side: FileSideName;
  readonly initial: string;
  readonly changeTo: (name: string) => FileChange;
}) {
  const { title, action, side, initial, changeTo } = props;
  const files = useFiles();
  const change = useChange(side);
  const [name, setName] = useState(initial);
  const [touched, setTouched] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => focusSoon(field.current), []);
  const isName = fileNameSchema.safeParse(name).success;
  const problem = isName ? null : t(name === '' ? 'files.name.missing' : 'files.name.wrong');
  const { busy, error, submit } = useSubmit(async () => change(changeTo(name)));
  const send = (event: FormEvent) => {
    setTouched(true);
    if (isName) void submit(event);
    else event.preventDefault();
  };
  return (
    <Dialog open onClose={() => files.show(null)} title={title}>
      <Form label={title} error={error} onSubmit={send}>
        <TextField
          ref={field}
          label={t('words.name')}
          value={name}
          error={touched ? problem : null}
          onChange={(event) => setName(event.currentTarget.value)}
          onFocus={({ currentTarget }) => {
            // The ending mostly stays.
            const dot = initial.lastIndexOf('.');
            currentTarget.setSelectionRange(0, dot > 0 ? dot : initial.length);
          }}
        />
        <FormActions>
          <Button onClick={() => files.show(null)}>{t('words.cancel')}</Button>
          <Button variant="primary" busy={busy} type="submit">
            {action}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function DeleteDialog({ dialog }: { dialog: Extract<FileDialog, { type: 'delete' }> }) {
  const { side, names } = dialog;
  const files = useFiles();
  const change = useChange(side);
  const { busy, error, submit } = useSubmit(() => change({ type: 'delete', names: [...names] }));
  return (
    <Dialog
      open
      onClose={() => files.show(null)}
      title={t('files.delete.title', { items: itemsText(names) })}
      description={t(side === 'remote' ? 'files.delete.remote' : 'files.delete.local')}
      footer={
        <>
          <Button onClick={() => files.show(null)}>{t('words.keepIt')}</Button>
          <Button variant="danger" busy={busy} onClick={() => void submit()}>
            {t('words.delete')}
          </Button>
        </>
      }
    >
      {error && <p role="alert">{error.message}</p>}
    </Dialog>
  );
}
