import type { SearchShow } from '../../stores/search-input';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
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
const roles = { value: 'roles', text: 'Roles' } as const;

/** What narrows the list: whose resources, which kinds, which labels; or the roles in its place. */
export function Filters({ count }: { readonly count: number }) {
  const { search } = useStores();
  const mayAsk = useActiveProfile()?.status?.can.request ?? false;
  const { show, labels, answered, error } = useFrom(
    () => search.store,
    (state) => state,
  );
  const isRoles = show === 'roles';
  const labelled = isRoles ? [] : Object.entries(labels);
  return (
    <>
      <div className={styles.filters}>
        <Segmented
          label="Which resources"
          value={show}
          options={mayAsk || isRoles ? [...shows, roles] : shows}
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
        <span className={styles.count} role="status">
          {isRoles ? countOf(count, 'role') : answered && !error ? countOf(count, 'resource') : ''}
        </span>
      </div>
      {!isRoles && <Facets />}
    </>
  );
}
