import { describe, expect, it } from 'vitest';
import { areasOf, dividerFor, dividersOf, neighbourOf } from '#shared/model/pane-areas';
import {
  activeTab,
  addTab,
  allPanes,
  emptyLayout,
  focusPane,
  moveDivider,
  moveTab,
  removePane,
  replacePane,
  splitPane,
  stepFrom,
  type PaneLayout,
} from '#shared/model/pane-layout';
import { paneLayoutSchema } from '#shared/model/pane-layout-schema';
import { panesOf, type PaneTree } from '#shared/model/pane-tree';
import { uuid } from '../../helpers/window-builders';

/** One tab: `a` on the left; on the right `b` above `c`. */
function three(): PaneLayout {
  let layout = addTab(emptyLayout, 'tab', 'a');
  layout = splitPane(layout, 'a', 'row', 'b');
  return splitPane(layout, 'b', 'column', 'c');
}

const treeOf = (layout: PaneLayout): PaneTree => {
  const tab = activeTab(layout);
  if (!tab) throw new Error('No tab is shown');
  return tab.root;
};

describe('splitting', () => {
  it('puts the new pane to the right or below, and gives it the keyboard', () => {
    const layout = three();
    expect(areasOf(treeOf(layout))).toEqual([
      { id: 'a', left: 0, top: 0, width: 0.5, height: 1 },
      { id: 'b', left: 0.5, top: 0, width: 0.5, height: 0.5 },
      { id: 'c', left: 0.5, top: 0.5, width: 0.5, height: 0.5 },
    ]);
    expect(activeTab(layout)?.focused).toBe('c');
  });

  it('does nothing beside a pane that has gone, or with one that is shown', () => {
    const layout = three();
    expect(splitPane(layout, 'gone', 'row', 'd')).toBe(layout);
    expect(splitPane(layout, 'a', 'row', 'b')).toBe(layout);
  });
});

describe('closing', () => {
  it('gives the place to the other half, and the keyboard to the pane before', () => {
    const layout = removePane(three(), 'c');
    expect(panesOf(treeOf(layout))).toEqual(['a', 'b']);
    expect(activeTab(layout)?.focused).toBe('b');
    expect(areasOf(treeOf(removePane(layout, 'a')))).toEqual([
      { id: 'b', left: 0, top: 0, width: 1, height: 1 },
    ]);
  });

  it('leaves the keyboard where it is when another pane goes', () => {
    expect(activeTab(removePane(three(), 'a'))?.focused).toBe('c');
  });

  it('shows the tab that comes next when a tab is empty, and the last one at the end', () => {
    let layout = addTab(addTab(addTab(emptyLayout, '1', 'a'), '2', 'b'), '3', 'c');
    layout = removePane(focusPane(layout, 'b'), 'b');
    expect(layout.active).toBe('3');
    layout = removePane(layout, 'c');
    expect(layout.active).toBe('1');
    expect(removePane(layout, 'a')).toEqual(emptyLayout);
  });
});

describe('a session in place of what was waited for', () => {
  it('keeps the place and the keyboard', () => {
    const layout = replacePane(three(), 'c', 'session');
    expect(panesOf(treeOf(layout))).toEqual(['a', 'b', 'session']);
    expect(activeTab(layout)?.focused).toBe('session');
    expect(replacePane(layout, 'a', 'b')).toBe(layout);
  });
});

describe('going to another pane', () => {
  it.each([
    ['a', 'right', 'b'],
    ['b', 'left', 'a'],
    ['b', 'down', 'c'],
    ['c', 'up', 'b'],
    ['c', 'left', 'a'],
    ['a', 'left', null],
    ['a', 'up', null],
    ['c', 'right', null],
  ] as const)('from %s %s: %s', (from, direction, to) => {
    expect(neighbourOf(treeOf(three()), from, direction)).toBe(to);
  });

  it('takes the one with the longest shared edge', () => {
    const lower = moveDivider(three(), 'tab', ['second'], 0.3);
    expect(neighbourOf(treeOf(lower), 'a', 'right')).toBe('c');
  });

  it('goes round', () => {
    expect(stepFrom(['a', 'b', 'c'], 'c', 1)).toBe('a');
    expect(stepFrom(['a', 'b', 'c'], 'a', -1)).toBe('c');
    expect(stepFrom(['a'], null, 1)).toBe('a');
    expect(stepFrom([], 'a', 1)).toBeNull();
  });
});

describe('dividers', () => {
  it('lie between the halves, and move as far as these allow', () => {
    expect(dividersOf(treeOf(three()))).toEqual([
      {
        path: [],
        axis: 'row',
        share: 0.5,
        area: { left: 0, top: 0, width: 1, height: 1 },
        before: 'a',
      },
      {
        path: ['second'],
        axis: 'column',
        share: 0.5,
        area: { left: 0.5, top: 0, width: 0.5, height: 1 },
        before: 'b',
      },
    ]);
    const wide = moveDivider(three(), 'tab', [], 3);
    expect(areasOf(treeOf(wide))[0]).toMatchObject({ width: 0.9 });
    const narrow = moveDivider(three(), 'tab', [], -3);
    expect(areasOf(treeOf(narrow))[0]).toMatchObject({ width: 0.1 });
  });

  it('are found for the pane that is made larger or smaller', () => {
    const tree = treeOf(three());
    expect(dividerFor(tree, 'c', 'left')?.path).toEqual([]);
    expect(dividerFor(tree, 'c', 'up')?.path).toEqual(['second']);
    expect(dividerFor(tree, 'a', 'down')).toBeNull();
  });
});

describe('the row of tabs', () => {
  it('is put in another order, as far as there are places', () => {
    const layout = addTab(addTab(addTab(emptyLayout, '1', 'a'), '2', 'b'), '3', 'c');
    expect(allPanes(moveTab(layout, '1', 1))).toEqual(['b', 'a', 'c']);
    expect(allPanes(moveTab(layout, '3', -4))).toEqual(['c', 'a', 'b']);
    expect(allPanes(moveTab(layout, '1', 9))).toEqual(['b', 'c', 'a']);
    expect(moveTab(layout, 'gone', 0)).toBe(layout);
  });
});

describe('a stored layout', () => {
  const pane = (number: number) => ({ type: 'pane', id: uuid(number) });
  const tab = (number: number, root: unknown, focused: string) => ({
    id: uuid(number),
    root,
    focused,
  });
  const split = (first: unknown, second: unknown, share = 0.5) => ({
    type: 'split',
    axis: 'row',
    share,
    first,
    second,
  });
  const good = tab(9, split(pane(1), split(pane(2), pane(3))), uuid(2));

  it('is read again', () => {
    const layout = { tabs: [good], active: uuid(9) };
    expect(paneLayoutSchema.parse(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
    expect(paneLayoutSchema.parse(emptyLayout)).toEqual(emptyLayout);
  });

  it.each([
    ['a pane in two places', { tabs: [tab(9, split(pane(1), pane(1)), uuid(1))], active: uuid(9) }],
    ['a pane in two tabs', { tabs: [tab(8, pane(2), uuid(2)), good], active: uuid(9) }],
    ['a tab twice', { tabs: [good, tab(9, pane(7), uuid(7))], active: uuid(9) }],
    ['the keyboard elsewhere', { tabs: [tab(9, pane(1), uuid(2))], active: uuid(9) }],
    ['another tab shown', { tabs: [good], active: uuid(5) }],
    ['a half of nothing', { tabs: [tab(9, split(pane(1), pane(2), 0), uuid(1))], active: uuid(9) }],
    ['a field more', { tabs: [{ ...good, secret: 'x' }], active: uuid(9) }],
  ])('is refused with %s', (_what, layout) => {
    expect(paneLayoutSchema.safeParse(layout).success).toBe(false);
  });
});
