import { t } from '#shared/i18n/text';
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
            {t('words.tryAgain')}
          </Button>
        }
      >
        {error.message}
      </Callout>
    );
  if (loaded && rows.length === 0)
    return (
      <EmptyState icon="bookmark" title={t('presets.all.none')}>
        {t('presets.all.noneHint')}
      </EmptyState>
    );
  return (
    <ul className={styles.rows} aria-label={t('presets.all.title')}>
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
      title={t('presets.all.title')}
      description={t('presets.all.description')}
    >
      <Rows onUse={use} />
    </Dialog>
  );
}
