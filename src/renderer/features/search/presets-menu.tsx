import { t } from '#shared/i18n/text';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../ui/menu';
import styles from './search-bar.module.css';

/** More presets than these are chosen from the dialog. */
const mostListed = 12;

function Entries() {
  const { actions, presets } = useStores();
  const userId = useActiveProfile()?.status?.user.id;
  const { rows, loading, error } = useFrom(
    () => presets.list.store,
    (state) => state,
  );
  if (error) return <MenuLabel>{error.message}</MenuLabel>;
  if (rows.length === 0)
    return <MenuLabel>{t(loading ? 'search.presets.loading' : 'search.presets.none')}</MenuLabel>;
  return (
    <>
      <MenuLabel>{t('search.presets.again')}</MenuLabel>
      {rows.slice(0, mostListed).map((preset) => (
        <MenuItem
          key={preset.id}
          icon="bookmark"
          {...(preset.shared && {
            hint:
              preset.owner.id === userId
                ? t('presets.row.shared')
                : t('presets.row.sharedBy', { owner: preset.owner.name }),
          })}
          onSelect={() => void actions.applyPreset(preset)}
        >
          {preset.name}
        </MenuItem>
      ))}
    </>
  );
}

/** Saved requests, one click away from where one looks for resources. */
export function PresetsMenu() {
  const { presets } = useStores();
  const mayAsk = useActiveProfile()?.status?.can.request ?? false;
  const trigger = (
    <Button size="s" icon="bookmark" aria-label={t('search.presets.label')}>
      <span className={styles.word}>{t('search.presets.label')}</span>
    </Button>
  );
  if (!mayAsk) return null;
  return (
    <Menu trigger={trigger} onOpen={() => void presets.list.load()}>
      <Entries />
      <MenuSeparator />
      <MenuItem icon="gear" onSelect={() => presets.open('all')}>
        {t('search.presets.all')}
      </MenuItem>
    </Menu>
  );
}
