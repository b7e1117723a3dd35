import { t } from '#shared/i18n/text';
import type { SearchShow } from '../../stores/search-input';
import { useActiveProfile, useFrom, useSetting, useStores } from '../../stores/use-stores';
import { Button, IconButton } from '../../ui/button';
import { LabelChip } from '../../ui/chip';
import { Segmented } from '../../ui/segmented';
import { Facets } from './facets';
import styles from './filters.module.css';
import { useAddAll } from './use-picking';

const shows: readonly SearchShow[] = ['mine', 'requestable', 'all'];

/** Picks all that is listed for a request. */
function AddAll() {
  const addAll = useAddAll();
  if (!addAll) return null;
  return (
    <Button size="s" variant="quiet" icon="plus" onClick={addAll}>
      {t('search.addAll')}
    </Button>
  );
}

/** Whether resources stand below or beside each other. */
function View() {
  const { actions } = useStores();
  const isCards = useSetting('resources.view') === 'cards';
  return (
    <IconButton
      size="s"
      icon={isCards ? 'list' : 'app'}
      label={t(isCards ? 'search.view.list' : 'search.view.cards')}
      onClick={() =>
        void actions.run('settings.set', {
          name: 'resources.view',
          value: isCards ? 'list' : 'cards',
        })
      }
    />
  );
}

/** What narrows the list: whose resources, which kinds, which labels; or the roles in its place. */
export function Filters({ count }: { readonly count: number }) {
  const { search } = useStores();
  const mayAsk = useActiveProfile()?.status?.can.request ?? false;
  const { show, labels, answered, error } = useFrom(
    () => search.store,
    (state) => state,
  );
  const isRoles = show === 'roles';
  const offered: readonly SearchShow[] = mayAsk || isRoles ? [...shows, 'roles'] : shows;
  const labelled = isRoles ? [] : Object.entries(labels);
  return (
    <>
      <div className={styles.filters}>
        <Segmented
          label={t('search.show.label')}
          value={show}
          options={offered.map((each) => ({ value: each, text: t(`search.show.${each}`) }))}
          onChange={(next) => search.setShow(next)}
        />
        {labelled.map(([name, value]) => (
          <LabelChip
            key={name}
            name={name}
            value={value}
            active
            onPress={() => search.toggleLabel(name, value)}
          />
        ))}
        <span className={styles.end}>
          {!isRoles && <AddAll />}
          {!isRoles && <View />}
        </span>
        <span className={styles.count} role="status">
          {isRoles
            ? t('words.roles', { count })
            : answered && !error
              ? t('words.resources', { count })
              : ''}
        </span>
      </div>
      {!isRoles && <Facets />}
    </>
  );
}
