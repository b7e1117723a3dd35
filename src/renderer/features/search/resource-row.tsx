import { memo, useEffect } from 'react';
import { t } from '#shared/i18n/text';
import type { ResourceRow as Row } from '#shared/model/search';
import { requestsOf } from '../../stores/requests-store';
import { useIsProduction } from '../../stores/use-production';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { LabelChip } from '../../ui/chip';
import { classes } from '../../ui/classes';
import { KindIcon } from '../../ui/kind-icon';
import { healthText } from '../../ui/health-words';
import { HiddenText } from '../../ui/hidden-text';
import { Icon } from '../../ui/icon';
import { ProductionMark } from '../../ui/production-mark';
import { kindName, type Words } from '../../ui/words';
import styles from './resource-row.module.css';
import { RowActions } from './row-actions';
import { rowState } from './row-state';

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

/** That it stands before the others because it is pinned. */
function Pinned({ resource }: { readonly resource: string }) {
  const isPinned = useFrom(
    (stores) => stores.pins.store,
    ({ pins }) => pins.some(({ id }) => id === resource),
  );
  if (!isPinned) return null;
  return (
    <span className={styles.pinned} title={t('search.row.pinned')}>
      <Icon name="pin" size={13} />
      <HiddenText>{t('search.row.pinned')}</HiddenText>
    </span>
  );
}

/** What can be done with it now: until when, where access is granted and its request is known. */
function useRowState(row: Row, now: number): Words {
  const { requests } = useStores();
  const profileId = useActiveProfile()?.id ?? '';
  const views = useFrom(
    () => requests.store,
    (state) => requestsOf(state, profileId).views,
  );
  const unknown = row.state === 'granted' ? row.requests.find((id) => !views[id]) : undefined;
  useEffect(() => {
    if (unknown !== undefined) void requests.read(profileId, unknown);
  }, [requests, profileId, unknown]);
  return rowState(row, views, now);
}

interface ResourceRowProps {
  readonly id: string;
  readonly row: Row;
  readonly now: number;
  readonly index: number;
  /** Where it stands in the list, in pixels. */
  readonly top: number;
  /** Of a card, which stands beside others; `null` for a row. */
  readonly left: number | null;
  readonly width: number | null;
  readonly active: boolean;
  /** The same functions from one time to the next, as is whatever did not change: the row is not drawn again then. */
  readonly onPoint: (index: number) => void;
  readonly onRequest: (index: number, isRange: boolean) => void;
}

/** One resource: its name first, then what it is, then what can be done with it. */
export const ResourceRow = memo(function ResourceRow(props: ResourceRowProps) {
  const { id, row, now, index, active, onPoint, onRequest } = props;
  const { top, left, width } = props;
  const { id: resource, name, kind, description, labels } = row.resource;
  const state = useRowState(row, now);
  const isMarked = useIsProduction(labels);
  const inCart = useFrom(
    (stores) => stores.cart.store,
    ({ items }) => items.some((item) => item.from === resource),
  );
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={active}
      tabIndex={-1}
      className={classes(
        styles.row,
        left !== null && styles.card,
        inCart && styles.inCart,
        active && styles.active,
        isMarked && styles.production,
      )}
      style={left === null ? { top } : { top, left, width: width ?? undefined }}
      onMouseDown={() => onPoint(index)}
    >
      <span className={styles.icon} title={kindName(kind)}>
        <KindIcon kind={kind} />
      </span>
      <div className={styles.main} role="gridcell">
        <div className={styles.first}>
          <span className={styles.name} data-selectable>
            {name}
          </span>
          {isMarked && <ProductionMark />}
          <Pinned resource={resource} />
          <Badge tone={state.tone}>{state.text}</Badge>
          {row.health?.state === 'down' && (
            <span title={healthText(row.health)}>
              <Badge tone="bad">{t('search.row.down')}</Badge>
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
        <RowActions row={row} onRequest={(isRange) => onRequest(index, isRange)} />
      </div>
    </div>
  );
});
