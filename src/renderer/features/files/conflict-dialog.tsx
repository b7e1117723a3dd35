import { useState } from 'react';
import { t } from '#shared/i18n/text';
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
    changed > 0
      ? t('files.conflict.version', { size: byteText(size), changed: changedText(changed) })
      : byteText(size);
  return (
    <Dialog
      open
      // To leave the question is to leave the file.
      onClose={() => answer('skip')}
      title={t('files.conflict.title', { name: plainText(question.name) })}
      description={t('files.conflict.description', { direction: transfer.direction })}
      footer={
        <>
          <Button onClick={() => answer('skip')}>{t('files.conflict.skip')}</Button>
          <Button onClick={() => answer('keep-both')}>{t('files.conflict.keepBoth')}</Button>
          <Button variant="danger" onClick={() => answer('replace')}>
            {t('words.replace')}
          </Button>
        </>
      }
    >
      <Facts>
        <Fact name={t('files.conflict.there')}>{side(question.there)}</Fact>
        <Fact name={t('files.conflict.coming')}>{side(question.coming)}</Fact>
      </Facts>
      {transfer.files.total > 1 && (
        <label className={styles.all}>
          <input type="checkbox" checked={all} onChange={() => setAll(!all)} />
          {t('files.conflict.all')}
        </label>
      )}
    </Dialog>
  );
}
