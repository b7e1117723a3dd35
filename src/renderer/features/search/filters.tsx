import type { ResourceKind } from '#shared/model/resource';
import type { SearchShow } from '../../stores/search-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { LabelChip } from '../../ui/chip';
import { Menu, MenuCheckItem } from '../../ui/menu';
import { Segmented } from '../../ui/segmented';
import { countOf, kindNames } from '../../ui/words';
import styles from './filters.module.css';

const shows: readonly { readonly value: SearchShow; readonly text: string }[] = [
  { value: 'mine', text: 'My resources' },
  { value: 'requestable', text: 'Requestable' },
  { value: 'all', text: 'All' },
];
const kinds = Object.keys(kindNames) as ResourceKind[];

function KindFilter() {
  const { search } = useStores();
  const chosen = useFrom(
    () => search.store,
    (state) => state.kinds,
  );
  const [first] = chosen;
  const text =
    first === undefined
      ? 'All kinds'
      : chosen.length === 1
        ? kindNames[first]
        : `${chosen.length} kinds`;
  const trigger = (
    <Button size="s" variant="quiet" icon="filter" aria-label={`Kind: ${text}`}>
      {text}
    </Button>
  );
  return (
    <Menu trigger={trigger} align="start">
      {kinds.map((kind) => (
        <MenuCheckItem
          key={kind}
          checked={chosen.includes(kind)}
          onChange={() => search.toggleKind(kind)}
        >
          {kindNames[kind]}
        </MenuCheckItem>
      ))}
    </Menu>
  );
}

/** What narrows the list: whose resources, which kinds, which labels. */
export function Filters() {
  const { search } = useStores();
  const { show, labels, total, answered, error } = useFrom(
    () => search.store,
    (state) => state,
  );
  return (
    <div className={styles.filters}>
      <Segmented
        label="Which resources"
        value={show}
        options={shows}
        onChange={(next) => search.setShow(next)}
      />
      <KindFilter />
      {Object.entries(labels).map(([name, value]) => (
        <LabelChip
          key={name}
          name={name}
          value={value}
          active
          onPress={() => search.toggleLabel(name, value)}
        />
      ))}
      <span className={styles.count} role="status">
        {answered && !error ? countOf(total, 'resource') : ''}
      </span>
    </div>
  );
}
