import { useEffect, useRef, useState, type FormEvent } from 'react';
import { fileNameSchema } from '#shared/model/file';
import type { FileChange, FileDialog, FileSideName } from '../../stores/files-view';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { focusSoon } from '../../ui/focus';
import { Form, FormActions, useSubmit } from '../../ui/form';
import { useFiles, useFilesView } from './use-files';
import { itemsText, sideWords } from './words';

/** What is asked before something is changed in a folder. */
export function FileDialogs() {
  const dialog = useFilesView((view) => view.dialog);
  if (!dialog) return null;
  if (dialog.type === 'delete') return <DeleteDialog dialog={dialog} />;
  const { side } = dialog;
  return dialog.type === 'rename' ? (
    <NameDialog
      title={`Rename ${dialog.name}`}
      action="Rename"
      side={side}
      initial={dialog.name}
      changeTo={(to) => ({ type: 'rename', name: dialog.name, to })}
    />
  ) : (
    <NameDialog
      title={`New folder on ${sideWords[side]}`}
      action="Make the folder"
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
  const problem = isName
    ? null
    : name === ''
      ? 'Type a name.'
      : 'A name has no / and is not “.” or “..”.';
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
          label="Name"
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
          <Button onClick={() => files.show(null)}>Cancel</Button>
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
  const isRemote = side === 'remote';
  return (
    <Dialog
      open
      onClose={() => files.show(null)}
      title={`Delete ${itemsText(names)}?`}
      description={
        isRemote
          ? 'It is deleted on the server at once, folders with all that is in them. There is no bin to take it back from.'
          : 'It is put into the bin of this computer.'
      }
      footer={
        <>
          <Button onClick={() => files.show(null)}>Keep it</Button>
          <Button variant="danger" busy={busy} onClick={() => void submit()}>
            Delete
          </Button>
        </>
      }
    >
      {error && <p role="alert">{error.message}</p>}
    </Dialog>
  );
}
