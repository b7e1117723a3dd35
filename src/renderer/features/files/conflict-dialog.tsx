import { useState } from 'react';
import type { ConflictChoice, Transfer } from '#shared/ipc/files';
import { byteText } from '#shared/lib/byte-text';
import { plainText } from '#shared/lib/plain-text';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Fact, Facts } from '../../ui/screen';
import styles from './conflict-dialog.module.css';
import { useFiles, useFilesView, useTell } from './use-files';
import { changedText } from './words';

/** Asks what to do with a file whose name is taken, for the first copy that waits with such a question. */
export function ConflictDialog() {
  const asking = useFilesView(({ transfers }) =>
    transfers.find(({ question }) => question !== null),
  );
  if (!asking?.question) return null;
  return (
    <Conflict
      key={`${asking.id} ${asking.question.name}`}
      transfer={asking}
      question={asking.question}
    />
  );
}

function Conflict(props: {
  readonly transfer: Transfer;
  readonly question: NonNullable<Transfer['question']>;
}) {
  const { transfer, question } = props;
  const files = useFiles();
  const tell = useTell();
  const [all, setAll] = useState(false);
  const answer = (choice: ConflictChoice) => tell(files.answer(transfer.id, choice, all));
  const side = ({ size, changed }: typeof question.there) =>
    [byteText(size), changed > 0 && `changed ${changedText(changed)}`].filter(Boolean).join(', ');
  const where = transfer.direction === 'up' ? 'on the server' : 'on this computer';
  return (
    <Dialog
      open
      // To leave the question is to leave the file.
      onClose={() => answer('skip')}
      title={`${plainText(question.name)} is there already`}
      description={`Choose what becomes of the one ${where}.`}
      footer={
        <>
          <Button onClick={() => answer('skip')}>Skip</Button>
          <Button onClick={() => answer('keep-both')}>Keep both</Button>
          <Button variant="danger" onClick={() => answer('replace')}>
            Replace
          </Button>
        </>
      }
    >
      <Facts>
        <Fact name="There now">{side(question.there)}</Fact>
        <Fact name="To be copied">{side(question.coming)}</Fact>
      </Facts>
      {transfer.files.total > 1 && (
        <label className={styles.all}>
          <input type="checkbox" checked={all} onChange={() => setAll(!all)} />
          Do the same for all others of this copy
        </label>
      )}
    </Dialog>
  );
}
