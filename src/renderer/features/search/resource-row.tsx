import type { ResourceRow as Row } from '#shared/model/search';
import { useIsProduction } from '../../stores/use-production';
import { useFrom, useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { LabelChip } from '../../ui/chip';
import { classes } from '../../ui/classes';
import { KindIcon } from '../../ui/kind-icon';
import { healthText } from '../../ui/health-words';
import { ProductionMark } from '../../ui/production-mark';
import { accessStates, kindNames } from '../../ui/words';
import styles from './resource-row.module.css';
import { RowActions } from './row-actions';

function Labels({ row }: { readonly row: Row }) {
  const { search } = useStores();
  const chosen = useFrom(
    () => search.store,
    (state) => state.labels,
  );
  return Object.entries(row.resource.labels).map(([name, value]) => (
    <LabelChip
      key={name}
      name={name}
      value={value}
      active={chosen[name] === value}
      onPress={() => search.toggleLabel(name, value)}
    />
  ));
}

/** One resource: its name first, then what it is, then what can be done with it. */
export function ResourceRow(props: {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly active: boolean;
  readonly onPoint: () => void;
}) {
  const { id, row, index, top, active, onPoint } = props;
  const { name, kind, description, labels } = row.resource;
  const state = accessStates[row.state];
  const isMarked = useIsProduction(labels);
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={active}
      tabIndex={-1}
      className={classes(styles.row, active && styles.active, isMarked && styles.production)}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={onPoint}
    >
      <span className={styles.icon} title={kindNames[kind]}>
        <KindIcon kind={kind} />
      </span>
      <div className={styles.main} role="gridcell">
        <div className={styles.first}>
          <span className={styles.name} data-selectable>
            {name}
          </span>
          {isMarked && <ProductionMark />}
          <Badge tone={state.tone}>{state.text}</Badge>
          {row.health?.state === 'down' && (
            <span title={healthText(row.health)}>
              <Badge tone="bad">Down</Badge>
            </span>
          )}
        </div>
        {(description || Object.keys(labels).length > 0) && (
          <div className={styles.second}>
            <Labels row={row} />
            {description && <span className={styles.description}>{description}</span>}
          </div>
        )}
      </div>
      <div className={styles.actions} role="gridcell">
        <RowActions row={row} />
      </div>
    </div>
  );
}
