import { useId, useRef, type KeyboardEvent } from 'react';
import { t } from '#shared/i18n/text';
import { isChanged, whyNotSave, type ConfigDraft } from '../../stores/config-drafts';
import { useStores } from '../../stores/use-stores';
import { EditorHead } from './editor-head';
import { EditorNotices } from './editor-notices';
import { EditorResults } from './editor-results';
import styles from './editor.module.css';
import { goToLine, lineMarks, YamlField } from './yaml-field';

/** One text: what is wrong with it while it is typed, what it would change, and for whom, before it is saved. */
export function Editor({ draft }: { readonly draft: ConfigDraft }) {
  const { config, toasts } = useStores();
  const field = useRef<HTMLTextAreaElement>(null);
  const statusId = useId();
  const { id, yaml, check } = draft;
  const save = async () => {
    if (whyNotSave(draft) !== '') return;
    if (await config.save(id)) toasts.info(t('configuration.editor.saved'));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };
  return (
    // Ctrl+S is a shortcut for the button that Tab reaches as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.editor} onKeyDown={onKeyDown}>
      <EditorHead draft={draft} statusId={statusId} onSave={() => void save()} />
      <EditorNotices draft={draft} />
      <div className={styles.halves}>
        <div className={styles.half}>
          <YamlField
            label="YAML"
            field={field}
            value={yaml}
            marks={lineMarks(check?.problems ?? [], check?.notes ?? [])}
            describedBy={statusId}
            onChange={(text) => config.edit(id, text)}
          />
          <p className={styles.hint}>{t('configuration.editor.hint')}</p>
        </div>
        <EditorResults
          draft={draft}
          isChanged={isChanged(draft)}
          onGo={(line) => goToLine(field.current, line)}
        />
      </div>
    </div>
  );
}
