import { useRef, useState } from 'react';
import { t } from '#shared/i18n/text';
import { configKinds, type ConfigKind } from '#shared/model/config-kinds';
import { callApi } from '../../stores/ask';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Menu, MenuItem } from '../../ui/menu';
import styles from './list-tools.module.css';
import { NewDocument } from './new-document';
import { configKindsName } from './words';

/** The longest file that the cluster reads, in bytes. */
const longest = 1_048_576;

/** A file of this computer becomes a text that is looked at before it is saved. */
function ApplyFile() {
  const { config, toasts } = useStores();
  const input = useRef<HTMLInputElement>(null);
  const read = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    if (file.size > longest)
      toasts.error({
        message: t('configuration.apply.tooLarge', { file: file.name }),
        details: [],
      });
    else config.start(file.name, await file.text(), file.name);
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>{t('configuration.apply.button')}</Button>
      <input
        ref={input}
        type="file"
        className={styles.file}
        accept=".yaml,.yml"
        aria-label={t('configuration.apply.choose')}
        tabIndex={-1}
        onChange={(event) => {
          void read(event.target.files);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** Documents as a file, which can be applied again. */
function Export({ profileId, kind }: { readonly profileId: string; readonly kind: ConfigKind }) {
  const { bridge, actions, toasts } = useStores();
  const copy = async (kinds: readonly ConfigKind[], what: string) => {
    const answer = await callApi(bridge, profileId, 'config.export', { kinds: [...kinds] });
    if (answer.ok) await actions.copy(answer.value.yaml, what);
    else toasts.error(answer.error);
  };
  return (
    <Menu trigger={<Button icon="copy">{t('configuration.export.button')}</Button>}>
      <MenuItem icon="copy" onSelect={() => void copy([kind], configKindsName(kind))}>
        {t('configuration.export.these')}
      </MenuItem>
      <MenuItem
        icon="copy"
        onSelect={() => void copy(configKinds, t('configuration.export.everything'))}
      >
        {t('configuration.export.all')}
      </MenuItem>
    </Menu>
  );
}

/** Finding a document, and the ways to get more of them. */
export function ListTools({ profileId }: { readonly profileId: string }) {
  const { config } = useStores();
  const [creating, setCreating] = useState(false);
  const kind = useFrom(
    () => config.store,
    (state) => state.kind,
  );
  const query = useFrom(
    () => config.store,
    (state) => state.query,
  );
  return (
    <div className={styles.tools}>
      <div className={styles.search}>
        <TextField
          label={t('configuration.list.find', { kinds: configKindsName(kind) })}
          type="search"
          value={query}
          maxLength={256}
          placeholder={t('configuration.list.findBy')}
          onChange={(event) => config.setQuery(event.target.value)}
        />
      </div>
      <Button variant="primary" icon="plus" onClick={() => setCreating(true)}>
        {t('configuration.list.new')}
      </Button>
      <ApplyFile />
      <Export profileId={profileId} kind={kind} />
      {creating && (
        <NewDocument profileId={profileId} kind={kind} onClose={() => setCreating(false)} />
      )}
    </div>
  );
}
