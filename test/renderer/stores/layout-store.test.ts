import { beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '#shared/lib/result';
import type { SessionState } from '#shared/ipc/app-state';
import type { Workspace } from '#shared/ipc/workspace';
import { workspaceSchema } from '#shared/ipc/workspace';
import { initialSettings, type Settings } from '#shared/ipc/settings';
import { allPanes, activeTab } from '#shared/model/pane-layout';
import { panesOf } from '#shared/model/pane-tree';
import { createStores } from '../../../src/renderer/stores/stores';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile, anAppState, aResource, aSession, uuid } from '../../helpers/window-builders';

const node = (number: number) => `/demo.example/node/${uuid(number)}`;

/** A split tab of two sessions, and a tab of a request that was waited for. */
const before: Workspace = {
  layout: {
    tabs: [
      {
        id: uuid(900),
        root: {
          type: 'split',
          axis: 'row',
          share: 0.3,
          first: { type: 'pane', id: uuid(1) },
          second: { type: 'pane', id: uuid(2) },
        },
        focused: uuid(2),
      },
      { id: uuid(901), root: { type: 'pane', id: uuid(3) }, focused: uuid(3) },
    ],
    active: uuid(901),
  },
  panes: [pane(1, 'session'), pane(2, 'session'), pane(3, 'request')],
};

function pane(number: number, holds: 'session' | 'request', profileId = aliceProfile) {
  return {
    id: uuid(number),
    holds,
    profileId,
    resource: node(number),
    name: `web-${number}`,
    login: 'alice',
  };
}

interface Given {
  readonly workspace?: Workspace | null;
  readonly isNewRun?: boolean;
  readonly restore?: Settings['terminals.restore'];
  readonly sessions?: readonly SessionState[];
}

async function setUp({ workspace = null, isNewRun = true, restore = 'ask', sessions = [] }: Given) {
  let opened = 50;
  const settings = { ...initialSettings, 'terminals.restore': restore };
  const state = (now: readonly SessionState[]) => anAppState({ sessions: [...now], settings });
  const bridge = createFakeBridge({
    state: state(sessions),
    commands: {
      'workspace.load': () => ok({ workspace, isNewRun }),
      'session.open': () => ok({ sessionId: uuid(++opened) }),
    },
    api: {
      'resources.search': () => ok({ rows: [], next: null, total: 0, emptyReason: '' }),
      'requests.list': () => ok({ rows: [], next: null }),
    },
  });
  const { stores, start } = createStores(bridge);
  await start();
  const layout = () => stores.layout.store.getState();
  return {
    bridge,
    stores,
    layout,
    /** The panes of each tab. */
    tabs: () => layout().tabs.map(({ root }) => panesOf(root)),
    sync: (now: readonly SessionState[]) => bridge.push('state', state(now)),
    saved: () => {
      vi.advanceTimersByTime(1_000);
      const last = bridge.calls.filter(({ name }) => name === 'workspace.save').at(-1);
      return (last?.input as { readonly workspace: Workspace } | undefined)?.workspace;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => vi.useRealTimers();
});

describe('what is open', () => {
  it('gets a tab for each session, and the newest the keyboard', async () => {
    const { layout, tabs, sync } = await setUp({ sessions: [aSession(1)] });
    const { grabs } = layout();
    sync([aSession(1), aSession(2)]);
    expect(tabs()).toEqual([[uuid(1)], [uuid(2)]]);
    expect(activeTab(layout())?.focused).toBe(uuid(2));
    expect(layout().grabs).toBe(grabs + 1);
    sync([aSession(2)]);
    expect(tabs()).toEqual([[uuid(2)]]);
    expect(layout().grabs).toBe(grabs + 1);
  });

  it('is split by another session on the same resource and login', async () => {
    const { bridge, stores, tabs, layout } = await setUp({ sessions: [aSession(1)] });
    await stores.layout.split(uuid(1), 'column');
    expect(bridge.calls.filter(({ name }) => name === 'session.open')).toMatchObject([
      {
        input: { profileId: aliceProfile, resource: aResource(1).id, login: 'alice', assume: null },
      },
    ]);
    expect(tabs()).toEqual([[uuid(1), uuid(51)]]);
    expect(activeTab(layout())).toMatchObject({ focused: uuid(51), root: { axis: 'column' } });
  });

  it('stays as it is when a split fails, and says why', async () => {
    const { bridge, stores, tabs } = await setUp({ sessions: [aSession(1)] });
    bridge.commands['session.open'] = () =>
      err({ code: 'unreachable', message: 'No.', field: null, details: [] });
    await stores.actions.splitPane(uuid(1), 'row');
    expect(tabs()).toEqual([[uuid(1)]]);
    expect(stores.toasts.store.getState().toasts).toMatchObject([{ text: 'No.' }]);
  });

  it('keeps the place of a request that was waited for, for its session', async () => {
    const { stores, tabs } = await setUp({ sessions: [aSession(1)] });
    const { holds: _request, ...waited } = pane(3, 'request');
    stores.waiting.add(waited);
    stores.layout.moveTab(stores.layout.store.getState().active ?? '', 0);
    expect(tabs()).toEqual([[uuid(3)], [uuid(1)]]);
    await stores.waiting.connect(uuid(3));
    expect(tabs()).toEqual([[uuid(51)], [uuid(1)]]);
  });

  it('ends zen with the last terminal', async () => {
    const { stores, layout, sync } = await setUp({ sessions: [aSession(1)] });
    stores.layout.setZen(true);
    expect(layout().zen).toBe(true);
    sync([]);
    expect(layout().zen).toBe(false);
  });

  it('closes a whole tab, whatever stands in it', async () => {
    const { bridge, stores, tabs } = await setUp({ workspace: before, restore: 'always' });
    const [split, waiting] = stores.layout.store.getState().tabs;
    await stores.actions.closeTab(split?.id ?? '');
    expect(tabs()).toEqual([[uuid(3)]]);
    await stores.actions.closeTab(waiting?.id ?? '');
    expect(tabs()).toEqual([]);
    expect(bridge.calls.map(({ name }) => name)).not.toContain('session.close');
  });
});

describe('going about', () => {
  it('goes to tabs and panes by step, place and direction, and round', async () => {
    const { stores, layout } = await setUp({ workspace: before, restore: 'always' });
    const { layout: moves } = stores;
    const inUse = () => activeTab(layout())?.focused;
    moves.showTabAt(0);
    expect(inUse()).toBe(uuid(2));
    moves.goTowards('left');
    expect(inUse()).toBe(uuid(1));
    moves.goTowards('up');
    moves.stepPane(1);
    moves.stepPane(1);
    expect(inUse()).toBe(uuid(1));
    moves.stepTab(-1);
    expect(inUse()).toBe(uuid(3));
    moves.showTabAt(7);
    expect(inUse()).toBe(uuid(3));
  });

  it('moves the divider of the pane in use', async () => {
    const { stores, layout } = await setUp({ workspace: before, restore: 'always' });
    stores.layout.showTabAt(0);
    stores.layout.pushDivider('right');
    stores.layout.pushDivider('down');
    expect(layout().tabs[0]?.root).toMatchObject({ share: expect.closeTo(0.34, 5) as number });
  });
});

describe('after a start', () => {
  it('brings nothing back where that is never wanted', async () => {
    const { tabs, layout, bridge } = await setUp({ workspace: before, restore: 'never' });
    expect(tabs()).toEqual([]);
    expect(layout().offer).toBeNull();
    expect(bridge.calls.map(({ name }) => name)).not.toContain('session.open');
  });

  it('brings the tabs back as they were, and connects none of them', async () => {
    const { tabs, layout, stores, bridge } = await setUp({ workspace: before, restore: 'always' });
    expect(tabs()).toEqual([[uuid(1), uuid(2)], [uuid(3)]]);
    expect(layout()).toMatchObject({
      active: uuid(901),
      tabs: [{ root: { share: 0.3 } }, {}],
      kept: [{ name: 'web-1', connecting: false }, { name: 'web-2' }],
    });
    expect(stores.waiting.store.getState().list).toMatchObject([{ id: uuid(3) }]);
    expect(bridge.calls.map(({ name }) => name)).not.toContain('session.open');
  });

  it('asks, keeps what is stored until somebody answered, and then brings it back', async () => {
    const { tabs, layout, stores, sync, saved } = await setUp({ workspace: before });
    expect(layout()).toMatchObject({ tabs: [], offer: before });
    sync([aSession(7)]);
    expect(tabs()).toEqual([[uuid(7)]]);
    expect(saved()).toBeUndefined();
    stores.layout.answerOffer(true);
    expect(tabs()).toEqual([[uuid(1), uuid(2)], [uuid(3)], [uuid(7)]]);
    expect(activeTab(layout())?.focused).toBe(uuid(7));
    expect(
      saved()
        ?.panes.map(({ id }) => id)
        .toSorted(),
    ).toEqual([1, 2, 3, 7].map(uuid).toSorted());
  });

  it('lets go of it when that is not wanted', async () => {
    const { layout, stores, saved } = await setUp({ workspace: before });
    stores.layout.answerOffer(false);
    expect(layout()).toMatchObject({ tabs: [], offer: null });
    expect(saved()).toEqual({ layout: { tabs: [], active: null }, panes: [] });
  });

  it('leaves out what belonged to somebody who is no longer here', async () => {
    const { layout: stored } = before;
    const panes = [pane(1, 'session', uuid(888)), pane(2, 'session'), pane(3, 'request')];
    const { tabs } = await setUp({ workspace: { layout: stored, panes }, restore: 'always' });
    expect(tabs()).toEqual([[uuid(2)], [uuid(3)]]);
  });

  it('connects in place, with two of the same login at once', async () => {
    const panes = before.panes.map((each) => ({ ...each, resource: node(1) }));
    const workspace = { layout: before.layout, panes };
    const { stores, tabs, layout } = await setUp({ workspace, restore: 'always' });
    await Promise.all([uuid(1), uuid(2)].map((id) => stores.layout.connect(id, null)));
    expect(layout().kept).toEqual([]);
    expect(tabs()[0]?.toSorted()).toEqual([uuid(51), uuid(52)]);
  });

  it('says in its place why one could not connect, and tries again when asked', async () => {
    const { bridge, stores, layout, tabs } = await setUp({ workspace: before, restore: 'always' });
    const open = bridge.commands['session.open'];
    bridge.commands['session.open'] = () =>
      err({ code: 'not_allowed', message: 'Not any more.', field: null, details: [] });
    await stores.layout.connect(uuid(1), null);
    expect(layout().kept[0]).toMatchObject({
      connecting: false,
      problem: { message: 'Not any more.' },
    });
    if (open) bridge.commands['session.open'] = open;
    await stores.layout.connect(uuid(1), uuid(77));
    expect(tabs()[0]).toEqual([uuid(51), uuid(2)]);
    expect(bridge.calls.at(-1)).toMatchObject({ input: { assume: uuid(77), resource: node(1) } });
  });
});

describe('another page of the same run', () => {
  it('finds the running sessions where they were, and what was not connected yet', async () => {
    const { tabs, layout } = await setUp({
      workspace: before,
      isNewRun: false,
      sessions: [aSession(9), aSession(2), aSession(1)],
    });
    expect(tabs()).toEqual([[uuid(1), uuid(2)], [uuid(3)], [uuid(9)]]);
    expect(layout().kept).toEqual([]);
  });
});

describe('what is kept', () => {
  it('fits what main takes, and says of each pane what it is for', async () => {
    const { stores, saved, layout } = await setUp({
      workspace: before,
      restore: 'always',
      sessions: [aSession(9)],
    });
    stores.layout.showTabAt(0);
    const workspace = saved();
    expect(workspaceSchema.parse(JSON.parse(JSON.stringify(workspace)))).toEqual(workspace);
    expect(workspace?.panes.map(({ id }) => id).toSorted()).toEqual(allPanes(layout()).toSorted());
    expect(workspace?.panes).toContainEqual({
      id: uuid(9),
      holds: 'session',
      profileId: aliceProfile,
      resource: aResource(1).id,
      name: 'iot',
      login: 'alice',
    });
    expect(workspace?.panes).toContainEqual(pane(3, 'request'));
  });
});
