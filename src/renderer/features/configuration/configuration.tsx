import { useEffect } from 'react';
import { t } from '#shared/i18n/text';
import { configKinds } from '#shared/model/config-kinds';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { keepFocus } from '../../ui/focus';
import { Segmented } from '../../ui/segmented';
import styles from './configuration.module.css';
import { DocumentList } from './document-list';
import { Editor } from './editor';
import { ListTools } from './list-tools';
import { configKindsName } from './words';

/** Everything that a cluster is made of, as YAML: the lists of it, or the one text that is being worked on. */
export function Configuration() {
  const { config } = useStores();
  const profileId = useActiveProfile()?.id ?? '';
  const kind = useFrom(
    () => config.store,
    (state) => state.kind,
  );
  const draft = useFrom(
    () => config.store,
    (state) => (state.open === null ? undefined : state.drafts[state.open]),
  );
  const isOpen = draft !== undefined;
  useEffect(() => {
    if (!isOpen) void config.read();
  }, [config, profileId, isOpen]);
  // Opening a document, and going back, takes away the button by which it was done.
  useEffect(keepFocus, [isOpen]);
  if (draft) return <Editor draft={draft} />;
  return (
    <div className={styles.lists}>
      <div>
        <Segmented
          label={t('configuration.choose')}
          value={kind}
          options={configKinds.map((value) => ({ value, text: configKindsName(value) }))}
          onChange={config.showKind}
        />
      </div>
      <ListTools profileId={profileId} />
      <DocumentList />
    </div>
  );
}
