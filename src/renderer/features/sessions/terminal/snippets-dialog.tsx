import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { Snippet } from '#shared/ipc/snippets';
import { useSetting, useStores } from '../../../stores/use-stores';
import { Button, IconButton } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import styles from './dialogs.module.css';
import { SnippetForm } from './snippet-form';

/** Those whose name or text holds the words. */
export function fittingSnippets(all: readonly Snippet[], words: string): readonly Snippet[] {
  const wanted = words.trim().toLowerCase();
  return all.filter(({ name, text }) => `${name}\n${text}`.toLowerCase().includes(wanted));
}

function Row(props: {
  readonly snippet: Snippet;
  readonly onInsert: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { snippet, onInsert, onEdit, onRemove } = props;
  return (
    <li className={styles.row}>
      <button type="button" className={styles.snippet} onClick={onInsert}>
        <span className={styles.snippetName}>{snippet.name}</span>
        <span className={styles.snippetText}>{snippet.text}</span>
      </button>
      <Button
        size="s"
        aria-label={t('terminal.snippets.changeOne', { name: snippet.name })}
        onClick={onEdit}
      >
        {t('words.change')}
      </Button>
      <IconButton
        icon="close"
        size="s"
        label={t('terminal.snippets.deleteOne', { name: snippet.name })}
        onClick={onRemove}
      />
    </li>
  );
}

/** Texts that are typed again and again, by name. */
export function SnippetsDialog(props: {
  readonly onInsert: (snippet: Snippet) => void;
  readonly onClose: () => void;
}) {
  const { onInsert, onClose } = props;
  const { actions } = useStores();
  const snippets = useSetting('terminals.snippets');
  const [words, setWords] = useState('');
  /** The one that is changed, or `'new'`. */
  const [edited, setEdited] = useState<Snippet | 'new' | null>(null);
  const fitting = fittingSnippets(snippets, words);
  const keep = (value: readonly Snippet[]) =>
    actions.tell('settings.set', { name: 'terminals.snippets', value });
  const insert = (snippet: Snippet) => {
    onInsert(snippet);
    onClose();
  };
  if (edited !== null)
    return (
      <SnippetForm
        snippet={edited === 'new' ? null : edited}
        taken={snippets.filter((each) => each !== edited).map(({ name }) => name)}
        onKeep={(next) =>
          keep(
            edited === 'new'
              ? [...snippets, next]
              : snippets.map((each) => (each === edited ? next : each)),
          )
        }
        onClose={() => setEdited(null)}
      />
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('terminal.snippets.title')}
      description={t('terminal.snippets.description')}
      footer={
        <Button icon="plus" onClick={() => setEdited('new')}>
          {t('terminal.snippet.new')}
        </Button>
      }
    >
      {snippets.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (fitting[0]) insert(fitting[0]);
          }}
        >
          <TextField
            label={t('terminal.snippets.find')}
            hint={t('terminal.snippets.findHint')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </form>
      )}
      {snippets.length === 0 && <p className={styles.note}>{t('terminal.snippets.none')}</p>}
      {snippets.length > 0 && fitting.length === 0 && (
        <p className={styles.note}>{t('terminal.snippets.nothing')}</p>
      )}
      <ul className={styles.list} aria-label={t('terminal.snippets.title')}>
        {fitting.map((snippet) => (
          <Row
            key={snippet.name}
            snippet={snippet}
            onInsert={() => insert(snippet)}
            onEdit={() => setEdited(snippet)}
            onRemove={() => void keep(snippets.filter((each) => each !== snippet))}
          />
        ))}
      </ul>
    </Dialog>
  );
}
