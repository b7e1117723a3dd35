import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { isChanged, whyNotSave, type ConfigDraft } from '../../stores/config-drafts';
import { useFrom, useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { DeleteDialog } from './delete-dialog';
import styles from './editor-head.module.css';
import { configKindsName } from './words';

/** How a draft stands, in a word. */
function State({ draft }: { readonly draft: ConfigDraft }) {
  if (draft.document === null) return <Badge tone="ok">{t('configuration.editor.new')}</Badge>;
  return isChanged(draft) ? (
    <Badge tone="warn">{t('configuration.editor.unsaved')}</Badge>
  ) : (
    <Badge>{t('configuration.editor.saved')}</Badge>
  );
}

/** What the cluster found, or why the text cannot be saved yet. */
function statusOf(draft: ConfigDraft): string {
  const { check, checked, checkError } = draft;
  if (checkError || !checked || !check) return whyNotSave(draft);
  if (check.problems.length > 0)
    return t('configuration.editor.problems', { count: check.problems.length });
  const written = check.changes.filter(({ action }) => action !== 'unchanged').length;
  if (written === 0) return isChanged(draft) ? whyNotSave(draft) : '';
  return t('configuration.editor.ready', { count: written });
}

/** What the text is, how it stands, and what can be done with it. */
export function EditorHead(props: {
  readonly draft: ConfigDraft;
  readonly statusId: string;
  readonly onSave: () => void;
}) {
  const { draft, statusId, onSave } = props;
  const { config } = useStores();
  const [deleting, setDeleting] = useState(false);
  const kind = useFrom(
    () => config.store,
    (state) => state.kind,
  );
  const { id, document, version, title } = draft;
  const kinds = configKindsName(kind);
  const discard = () => {
    if (document) void config.rebase(id, false);
    else config.discard(id);
  };
  return (
    <div className={styles.head}>
      <Button
        variant="quiet"
        icon="left"
        aria-label={t('configuration.editor.back', { kinds })}
        onClick={config.close}
      >
        {kinds}
      </Button>
      <h2 className={styles.title}>
        {document
          ? t('configuration.document.heading', { kind: document.kind, name: title })
          : title}
      </h2>
      <State draft={draft} />
      <span id={statusId} className={styles.status} role="status">
        {statusOf(draft)}
      </span>
      <div className={styles.actions}>
        {document && version !== null && (
          <Button variant="danger" onClick={() => setDeleting(true)}>
            {t('words.delete')}
          </Button>
        )}
        {isChanged(draft) && <Button onClick={discard}>{t('words.discardChanges')}</Button>}
        <Button variant="primary" busy={draft.saving} blocked={whyNotSave(draft)} onClick={onSave}>
          {t('words.save')}
        </Button>
      </div>
      {deleting && document && version !== null && (
        <DeleteDialog document={document} version={version} onClose={() => setDeleting(false)} />
      )}
    </div>
  );
}
