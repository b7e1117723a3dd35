import type { Axis, PanePath, PaneTree } from './pane-tree';

/** A part of the tab, each number a fraction of its width or height. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PaneArea extends Area {
  readonly id: string;
}

/** The line between the halves of a split, which lies in `area`. */
export interface Divider {
  readonly path: PanePath;
  readonly axis: Axis;
  readonly share: number;
  readonly area: Area;
  /** The last pane of the first half: what moving it makes larger. */
  readonly before: string;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

const whole: Area = { left: 0, top: 0, width: 1, height: 1 };

function halves(area: Area, axis: Axis, share: number): readonly [Area, Area] {
  const { left, top, width, height } = area;
  return axis === 'row'
    ? [
        { ...area, width: width * share },
        { ...area, left: left + width * share, width: width * (1 - share) },
      ]
    : [
        { ...area, height: height * share },
        { ...area, top: top + height * share, height: height * (1 - share) },
      ];
}

/** Where each pane of a tree lies, in the order of {@link panesOf}. */
export function areasOf(tree: PaneTree, area = whole): readonly PaneArea[] {
  if (tree.type === 'pane') return [{ id: tree.id, ...area }];
  const [first, second] = halves(area, tree.axis, tree.share);
  return [...areasOf(tree.first, first), ...areasOf(tree.second, second)];
}

/** Where the lines between panes lie, each after what is inside its first half. */
export function dividersOf(tree: PaneTree, area = whole, path: PanePath = []): readonly Divider[] {
  if (tree.type === 'pane') return [];
  const { axis, share } = tree;
  const [first, second] = halves(area, axis, share);
  const before = areasOf(tree.first).at(-1)?.id ?? '';
  return [
    ...dividersOf(tree.first, first, [...path, 'first']),
    { path, axis, share, area, before },
    ...dividersOf(tree.second, second, [...path, 'second']),
  ];
}

/** Two edges this close are the same: sums of fractions are not exact. */
const close = 1e-6;

/** The area as if `direction` were to the right: where it begins and ends that way and across. */
function turned({ left, top, width, height }: Area, direction: Direction) {
  const across = direction === 'left' || direction === 'right' ? [top, height] : [left, width];
  const [from = 0, length = 0] = across;
  const [start, end] =
    direction === 'right'
      ? [left, left + width]
      : direction === 'left'
        ? [-(left + width), -left]
        : direction === 'down'
          ? [top, top + height]
          : [-(top + height), -top];
  return { start, end, from, to: from + length };
}

/** The pane beside another that shares the longest edge with it that way; `null` at the border. */
export function neighbourOf(tree: PaneTree, id: string, direction: Direction): string | null {
  const all = areasOf(tree);
  const here = all.find((area) => area.id === id);
  if (!here) return null;
  const edge = turned(here, direction);
  const touching = all.flatMap((area) => {
    const other = turned(area, direction);
    const shared = Math.min(edge.to, other.to) - Math.max(edge.from, other.from);
    return Math.abs(other.start - edge.end) < close && shared > close ? [{ area, shared }] : [];
  });
  return touching.toSorted((a, b) => b.shared - a.shared)[0]?.area.id ?? null;
}

/** The split whose divider lies on the pane's edge that way, or on its other edge at the border. */
export function dividerFor(tree: PaneTree, id: string, direction: Direction): Divider | null {
  const axis: Axis = direction === 'left' || direction === 'right' ? 'row' : 'column';
  const around = dividersOf(tree).filter(
    (divider) => divider.axis === axis && areaHolds(tree, divider, id),
  );
  // The innermost one moves: what lies nearest changes.
  return around.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}

function areaHolds(tree: PaneTree, { path }: Divider, id: string): boolean {
  let part: PaneTree = tree;
  for (const half of path) if (part.type === 'split') part = part[half];
  return areasOf(part).some((area) => area.id === id);
}
