import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { t } from '#shared/i18n/text';
import type { Divider as Line } from '#shared/model/pane-areas';
import { leastShare, mostShare } from '#shared/model/pane-tree';
import { dividerStep } from '../../stores/layout-moves';
import { useStores } from '../../stores/use-stores';
import { classes } from '../../ui/classes';
import styles from './pane-grid.module.css';

const percent = (part: number): string => `${part * 100}%`;
const whole = (part: number): number => Math.round(part * 100);

function placeOf({ axis, share, area }: Line): CSSProperties {
  const { left, top, width, height } = area;
  return axis === 'row'
    ? { left: percent(left + width * share), top: percent(top), height: percent(height) }
    : { left: percent(left), top: percent(top + height * share), width: percent(width) };
}

/** The keys that move a divider, and where it is after each. */
function shareAfter(key: string, { axis, share }: Line): number | null {
  const [less, more] = axis === 'row' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (key === less) return share - dividerStep;
  if (key === more) return share + dividerStep;
  if (key === 'Home') return leastShare;
  if (key === 'End') return mostShare;
  return key === 'Enter' ? 0.5 : null;
}

/** Where a pointer is along a split, from 0 to 1. */
function shareAt(event: PointerEvent, grid: DOMRect, { axis, area }: Line): number {
  return axis === 'row'
    ? ((event.clientX - grid.left) / grid.width - area.left) / area.width
    : ((event.clientY - grid.top) / grid.height - area.top) / area.height;
}

/** The line between two halves of a split: dragged, moved by arrows, and halved by Enter or a double click. */
export function Divider(props: {
  readonly tab: string;
  readonly line: Line;
  /** What is left of it or above it. */
  readonly name: string;
  readonly controls: string;
}) {
  const { tab, line, name, controls } = props;
  const { layout } = useStores();
  const dragged = useRef(false);
  const move = (share: number) => layout.moveDivider(tab, line.path, share);
  const press = (event: KeyboardEvent) => {
    const share = shareAfter(event.key, line);
    if (share === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    move(share);
  };
  const drag = (event: PointerEvent) => {
    const grid = event.currentTarget.parentElement?.getBoundingClientRect();
    if (dragged.current && grid) move(shareAt(event, grid, line));
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = true;
  };
  const end = () => {
    dragged.current = false;
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator that moves is a control
    <div
      role="separator"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes(styles.divider, styles[line.axis])}
      style={placeOf(line)}
      aria-label={t('sessions.divider.label', { name })}
      aria-orientation={line.axis === 'row' ? 'vertical' : 'horizontal'}
      aria-valuenow={whole(line.share)}
      aria-valuemin={whole(leastShare)}
      aria-valuemax={whole(mostShare)}
      aria-valuetext={t('sessions.divider.value', { percent: whole(line.share) })}
      aria-controls={controls}
      onKeyDown={press}
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => move(0.5)}
    />
  );
}
