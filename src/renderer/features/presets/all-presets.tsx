import type { RequestPreset } from '#shared/model/request-preset';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { PresetRow } from './preset-row';
import styles from './presets.module.css';

function Rows({ onUse }: { readonly onUse: (preset: RequestPreset) => void }) {
  const { presets } = useStores();
  const userId = useActiveProfile()?.status?.user.id;
  const { rows, loaded, error } = useFrom(
    () => presets.list.store,
    (state) => state,
  );
  if (error)
    return (
      <Callout
        tone="bad"
        details={error.details}
        actions={
          <Button size="s" onClick={() => void presets.list.load()}>
            Try again
          </Button>
        }
      >
        {error.message}
      </Callout>
    );
  if (loaded && rows.length === 0)
    return (
      <EmptyState icon="bookmark" title="No presets yet">
        Put a request together, then save it with the bookmark at its top.
      </EmptyState>
    );
  return (
    <ul className={styles.rows} aria-label="Presets">
      {rows.map((preset) => (
        <PresetRow
          key={preset.id}
          preset={preset}
          isMine={preset.owner.id === userId}
          onUse={() => onUse(preset)}
        />
      ))}
    </ul>
  );
}

/** All presets at hand: to use, and one's own to rename, share and delete. */
export function AllPresets({ onClose }: { readonly onClose: () => void }) {
  const { actions } = useStores();
  const use = (preset: RequestPreset) => {
    onClose();
    void actions.applyPreset(preset);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Presets"
      description="Requests to make again. A shared one is at hand for everybody in the cluster; what it asks for still has to be approved."
    >
      <Rows onUse={use} />
    </Dialog>
  );
}
