import { useRef, useState } from 'react';
import { configKinds, type ConfigKind } from '#shared/model/config-kinds';
import { callApi } from '../../stores/ask';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Menu, MenuItem } from '../../ui/menu';
import styles from './list-tools.module.css';
import { NewDocument } from './new-document';
import { configKindNames } from './words';

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
      toasts.error({ message: `${file.name} is larger than 1 MB.`, details: [] });
    else config.start(file.name, await file.text(), file.name);
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>Apply a file</Button>
      <input
        ref={input}
        type="file"
        className={styles.file}
        accept=".yaml,.yml"
        aria-label="Choose a YAML file"
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
  const { many } = configKindNames[kind];
  const copy = async (kinds: readonly ConfigKind[], what: string) => {
    const answer = await callApi(bridge, profileId, 'config.export', { kinds: [...kinds] });
    if (answer.ok) await actions.copy(answer.value.yaml, what);
    else toasts.error(answer.error);
  };
  return (
    <Menu trigger={<Button icon="copy">Export</Button>}>
      <MenuItem icon="copy" onSelect={() => void copy([kind], many)}>
        Copy these as one file
      </MenuItem>
      <MenuItem icon="copy" onSelect={() => void copy(configKinds, 'Everything')}>
        Copy everything as one file
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
  const { many } = configKindNames[kind];
  return (
    <div className={styles.tools}>
      <div className={styles.search}>
        <TextField
          label={`Find in ${many}`}
          type="search"
          value={query}
          maxLength={256}
          placeholder="Name or description"
          onChange={(event) => config.setQuery(event.target.value)}
        />
      </div>
      <Button variant="primary" icon="plus" onClick={() => setCreating(true)}>
        New
      </Button>
      <ApplyFile />
      <Export profileId={profileId} kind={kind} />
      {creating && (
        <NewDocument profileId={profileId} kind={kind} onClose={() => setCreating(false)} />
      )}
    </div>
  );
}
