import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areasOf, dividersOf, neighbourOf, type Area } from '#shared/model/pane-areas';
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
  type PaneLayout,
} from '#shared/model/pane-layout';
import { panesOf } from '#shared/model/pane-tree';
import { runs } from '../../helpers/runs';

type Step =
  | { readonly do: 'add' | 'remove' | 'replace' | 'focus'; readonly at: number }
  | { readonly do: 'split'; readonly at: number; readonly axis: 'row' | 'column' }
  | { readonly do: 'order'; readonly at: number; readonly to: number }
  | { readonly do: 'divide'; readonly at: number; readonly share: number };

const at = fc.nat(40);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('add', 'remove', 'replace', 'focus'), at }),
  fc.record({ do: fc.constant('split'), at, axis: fc.constantFrom('row', 'column') }),
  fc.record({ do: fc.constant('order'), at, to: fc.integer({ min: -2, max: 12 }) }),
  fc.record({ do: fc.constant('divide'), at, share: fc.double({ min: -1, max: 2, noNaN: true }) }),
);

/** Does a step, and keeps which panes there should be in a set of its own. */
function take(layout: PaneLayout, expected: Set<string>, each: Step, fresh: () => string) {
  const panes = allPanes(layout);
  const pane = panes[each.at % panes.length] ?? 'none';
  const tab = layout.tabs[each.at % layout.tabs.length];
  switch (each.do) {
    case 'add': {
      const id = fresh();
      expected.add(id);
      return addTab(layout, `tab ${id}`, id);
    }
    case 'split': {
      const id = fresh();
      if (panes.length > 0) expected.add(id);
      return splitPane(layout, pane, each.axis, id);
    }
    case 'replace': {
      const id = fresh();
      if (expected.delete(pane)) expected.add(id);
      return replacePane(layout, pane, id);
    }
    case 'remove':
      expected.delete(pane);
      return removePane(layout, pane);
    case 'focus':
      return focusPane(layout, pane);
    case 'order':
      return moveTab(layout, tab?.id ?? 'none', each.to);
    case 'divide': {
      const dividers = tab ? dividersOf(tab.root) : [];
      const divider = dividers[each.at % dividers.length];
      return tab && divider ? moveDivider(layout, tab.id, divider.path, each.share) : layout;
    }
  }
}

const overlaps = (one: Area, other: Area): boolean =>
  Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left) >
    1e-9 &&
  Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top) > 1e-9;

function expectWhole(layout: PaneLayout, expected: ReadonlySet<string>): void {
  const panes = allPanes(layout);
  expect(panes.toSorted()).toEqual([...expected].toSorted());
  expect(activeTab(layout) === null).toBe(panes.length === 0);
  for (const { root, focused } of layout.tabs) {
    expect(panesOf(root)).toContain(focused);
    const areas = areasOf(root);
    const covered = areas.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(covered).toBeCloseTo(1, 6);
    for (const [index, area] of areas.entries())
      expect(areas.slice(index + 1).some((other) => overlaps(area, other))).toBe(false);
    expect(dividersOf(root)).toHaveLength(areas.length - 1);
  }
}

it('no pane is ever lost or doubled, and each tab is covered once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let layout = emptyLayout;
      let last = 0;
      const expected = new Set<string>();
      for (const each of steps) {
        layout = take(layout, expected, each, () => `pane ${++last}`);
        expectWhole(layout, expected);
      }
    }),
    runs(200),
  );
});

it('from every pane each other one can be reached by direction', () => {
  const splits = fc.array(
    fc.record({ at, axis: fc.constantFrom('row' as const, 'column' as const) }),
    {
      maxLength: 9,
    },
  );
  fc.assert(
    fc.property(splits, (given) => {
      let layout = addTab(emptyLayout, 'tab', 'pane');
      for (const [index, { at: where, axis }] of given.entries()) {
        const panes = allPanes(layout);
        layout = splitPane(layout, panes[where % panes.length] ?? '', axis, `pane ${index}`);
      }
      const root = activeTab(layout)?.root;
      if (!root) throw new Error('No tab is shown');
      const reached = new Set(['pane']);
      for (const from of reached)
        for (const direction of ['left', 'right', 'up', 'down'] as const) {
          const next = neighbourOf(root, from, direction);
          if (next !== null) reached.add(next);
        }
      expect(reached.size).toBe(panesOf(root).length);
    }),
    runs(200),
  );
});
