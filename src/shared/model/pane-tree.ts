/** How a split lies: its halves side by side (`row`), or one above the other (`column`). */
export type Axis = 'row' | 'column';

/** The smallest and the largest part of a split that its first half may take. */
export const leastShare = 0.1;
export const mostShare = 0.9;

/** What a tab shows: one pane, or two such trees beside each other. */
export type PaneTree =
  | { readonly type: 'pane'; readonly id: string }
  | {
      readonly type: 'split';
      readonly axis: Axis;
      /** What the first half takes of the whole, from {@link leastShare} to {@link mostShare}. */
      readonly share: number;
      readonly first: PaneTree;
      readonly second: PaneTree;
    };

/** The way from the root of a tree to a split in it: which half to take, one after the other. */
export type PanePath = readonly ('first' | 'second')[];

export const onePane = (id: string): PaneTree => ({ type: 'pane', id });

/** The panes of a tree, from the top left on. */
export function panesOf(tree: PaneTree): readonly string[] {
  return tree.type === 'pane' ? [tree.id] : [...panesOf(tree.first), ...panesOf(tree.second)];
}

/** Changes one pane into something else; the same tree when it is not there. */
function withPane(tree: PaneTree, id: string, change: (pane: PaneTree) => PaneTree): PaneTree {
  if (tree.type === 'pane') return tree.id === id ? change(tree) : tree;
  const first = withPane(tree.first, id, change);
  const second = withPane(tree.second, id, change);
  return first === tree.first && second === tree.second ? tree : { ...tree, first, second };
}

/** Halves a pane; the new one comes to its right, or below. */
export function splitTree(tree: PaneTree, id: string, axis: Axis, added: string): PaneTree {
  return withPane(tree, id, (pane) => ({
    type: 'split',
    axis,
    share: 0.5,
    first: pane,
    second: onePane(added),
  }));
}

export function replaceInTree(tree: PaneTree, id: string, other: string): PaneTree {
  return withPane(tree, id, () => onePane(other));
}

/** The tree without a pane, whose place its other half takes; `null` when nothing is left. */
export function removeFromTree(tree: PaneTree, id: string): PaneTree | null {
  if (tree.type === 'pane') return tree.id === id ? null : tree;
  const first = removeFromTree(tree.first, id);
  const second = removeFromTree(tree.second, id);
  if (first === null || second === null) return first ?? second;
  return first === tree.first && second === tree.second ? tree : { ...tree, first, second };
}

/** Moves the divider of the split at `path`, as far as its halves allow. */
export function withShare(tree: PaneTree, path: PanePath, share: number): PaneTree {
  if (tree.type === 'pane') return tree;
  const [half, ...rest] = path;
  if (half !== undefined) return { ...tree, [half]: withShare(tree[half], rest, share) };
  return { ...tree, share: Math.min(mostShare, Math.max(leastShare, share)) };
}
