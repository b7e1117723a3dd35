import { numberText } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { ResourceKind } from '#shared/model/resource';
import { resourceKinds } from '#shared/model/resource-kind';
import type { LabelCount } from '#shared/model/search';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Menu, MenuCheckItem, MenuLabel } from '../../ui/menu';
import { kindsName } from '../../ui/words';
import styles from './facets.module.css';

/** Labels with a menu of their own; the others share one. */
const ownMenus = 4;

function KindChip({ kind, count }: { readonly kind: ResourceKind; readonly count: number }) {
  const { search } = useStores();
  const chosen = useFrom(
    () => search.store,
    (state) => state.kinds.includes(kind),
  );
  return (
    <Button
      size="s"
      aria-pressed={chosen}
      title={t('search.kinds.alone', { kinds: kindsName(kind) })}
      onClick={() => search.toggleKind(kind)}
    >
      {t(`search.kind.${kind}`)} <span className={styles.count}>{numberText(count)}</span>
    </Button>
  );
}

/** The kinds that occur, and those that are chosen; nothing where there is no choice. */
function Kinds() {
  const counts = useFrom(
    (stores) => stores.search.store,
    (state) => state.kindCounts,
  );
  const chosen = useFrom(
    (stores) => stores.search.store,
    (state) => state.kinds,
  );
  const kinds = resourceKinds.filter((kind) => counts[kind] !== undefined || chosen.includes(kind));
  if (kinds.length < 2 && chosen.length === 0) return null;
  return (
    <div className={styles.kinds} role="group" aria-label={t('search.kinds.label')}>
      {kinds.map((kind) => (
        <KindChip key={kind} kind={kind} count={counts[kind] ?? 0} />
      ))}
    </div>
  );
}

function Values({ label }: { readonly label: LabelCount }) {
  const { search } = useStores();
  const chosen = useFrom(
    () => search.store,
    (state) => state.labels[label.key],
  );
  return label.values.map(({ value, count }) => (
    <MenuCheckItem
      key={value}
      checked={value === chosen}
      hint={numberText(count)}
      onChange={() => search.toggleLabel(label.key, value)}
    >
      {value === '' ? t('search.labels.empty') : value}
    </MenuCheckItem>
  ));
}

function LabelMenu({ label }: { readonly label: LabelCount }) {
  const { key, more } = label;
  const trigger = (
    <Button
      size="s"
      variant="quiet"
      icon="down"
      aria-label={t('search.labels.filter', { label: key })}
    >
      {key}
    </Button>
  );
  const note = more > 0 ? t('search.labels.moreValues', { count: more }) : undefined;
  return (
    <Menu trigger={trigger} align="start" note={note}>
      <Values label={label} />
    </Menu>
  );
}

function Labels() {
  const counts = useFrom(
    (stores) => stores.search.store,
    (state) => state.labelCounts,
  );
  if (counts.length === 0) return null;
  const others = counts.slice(ownMenus);
  const trigger = (
    <Button size="s" variant="quiet" icon="down">
      {t('search.labels.more')}
    </Button>
  );
  return (
    <div className={styles.labels} role="group" aria-label={t('search.labels.label')}>
      {counts.slice(0, ownMenus).map((label) => (
        <LabelMenu key={label.key} label={label} />
      ))}
      {others.length > 0 && (
        <Menu trigger={trigger} align="start">
          {others.map((label) => (
            <div key={label.key}>
              <MenuLabel>{label.key}</MenuLabel>
              <Values label={label} />
            </div>
          ))}
        </Menu>
      )}
    </div>
  );
}

/** What occurs among the resources, to narrow the list by a click. */
export function Facets() {
  return (
    <div className={styles.facets}>
      <Kinds />
      <Labels />
    </div>
  );
}
