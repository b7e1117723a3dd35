import type { SearchShow } from '../../stores/search-input';
import { useFrom, useStores } from '../../stores/use-stores';
import { LabelChip } from '../../ui/chip';
import { Segmented } from '../../ui/segmented';
import { countOf } from '../../ui/words';
import { Facets } from './facets';
import styles from './filters.module.css';

const shows: readonly { readonly value: SearchShow; readonly text: string }[] = [
  { value: 'mine', text: 'My resources' },
  { value: 'requestable', text: 'Requestable' },
  { value: 'all', text: 'All' },
];

/** What narrows the list: whose resources, which kinds, which labels. */
export function Filters() {
  const { search } = useStores();
  const { show, labels, total, answered, error } = useFrom(
    () => search.store,
    (state) => state,
  );
  return (
    <>
      <div className={styles.filters}>
        <Segmented
          label="Which resources"
          value={show}
          options={shows}
          onChange={(next) => search.setShow(next)}
        />
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
      <Facets />
    </>
  );
}
