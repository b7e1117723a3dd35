import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ok } from '#shared/lib/result';
import type { StoredPane, Workspace } from '#shared/ipc/workspace';
import { onePane, type PaneTree } from '#shared/model/pane-tree';
import { offerWords, RestoreOffer } from '../../../src/renderer/features/sessions/restore-offer';
import { TerminalsScreen } from '../../../src/renderer/features/sessions/terminals-screen';
import { createStores } from '../../../src/renderer/stores/stores';
import { labelsKey } from '../../../src/renderer/stores/labels-store';
import { StoresContext } from '../../../src/renderer/stores/use-stores';
import { createFakeBridge } from '../../helpers/fake-bridge';
import {
  aliceProfile,
  anAppState,
  aProfileState,
  aResource,
  aSession,
  uuid,
} from '../../helpers/window-builders';

const pane = (number: number): StoredPane => ({
  id: uuid(number),
  holds: 'session',
  profileId: aliceProfile,
  resource: aResource(1).id,
  name: `web-${number}`,
  login: 'alice',
});

const nested: PaneTree = {
  type: 'split',
  axis: 'row',
  share: 0.25,
  first: onePane(uuid(1)),
  second: {
    type: 'split',
    axis: 'column',
    share: 0.5,
    first: onePane(uuid(2)),
    second: onePane(uuid(3)),
  },
};

const signedOut = aProfileState({ state: 'signed-out', status: null });

/** What is rendered to text shows what a store began with, unless that is what it holds now. */
async function setUp(workspace: Workspace | null, isNewRun: boolean) {
  const sessions = [aSession(1), aSession(2, { state: 'ended', reason: 'It ended.' })];
  const bridge = createFakeBridge({
    state: anAppState({ sessions, profiles: [signedOut] }),
    commands: { 'workspace.load': () => ok({ workspace, isNewRun }) },
  });
  const { stores, start } = createStores(bridge);
  await start();
  for (const part of Object.values(stores) as readonly unknown[]) {
    const store = part !== null && typeof part === 'object' && 'store' in part ? part.store : part;
    if (store !== null && typeof store === 'object' && 'getState' in store)
      Object.assign(store, { getInitialState: store.getState });
  }
  const html = (what: React.ReactNode) =>
    renderToStaticMarkup(<StoresContext value={stores}>{what}</StoresContext>);
  return { stores, html, screen: () => html(<TerminalsScreen visible />) };
}

const before: Workspace = {
  layout: { tabs: [{ id: uuid(90), root: nested, focused: uuid(3) }], active: uuid(90) },
  panes: [pane(1), pane(2), pane(3)],
};

describe('terminals in panes', () => {
  it('are named groups in the panel of a tab, which is called by the one in use', async () => {
    const { screen } = await setUp(before, false);
    const text = screen();
    expect(text).toMatch(/role="tablist"[^>]*aria-owns="tab-[^" ]+"/);
    expect(text).toMatch(/role="tab"[^>]*aria-selected="true"[^>]*tabindex="0"/i);
    for (const name of ['alice@iot, connected', 'alice@iot, ended', 'alice@web-3, not connected'])
      expect(text).toContain(`role="group" aria-label="${name}"`);
    expect(text).toContain('Close alice@web-3 and 2 more');
    expect(text.match(/aria-label="Close this pane of/g)).toHaveLength(3);
  });

  it('lie beside dividers that say what they divide, and how', async () => {
    const { screen } = await setUp(before, false);
    const lines = screen().match(/<div role="separator"[^>]*>/g) ?? [];
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('aria-label="Size of alice@iot"');
    expect(lines[0]).toContain('aria-orientation="vertical"');
    expect(lines[0]).toContain('aria-valuenow="25"');
    expect(lines[1]).toContain('aria-orientation="horizontal"');
    expect(lines[1]).toContain('aria-valuenow="50"');
  });

  it('have no heads of their own when they are alone in a tab', async () => {
    const { screen } = await setUp(null, true);
    expect(screen()).not.toContain('Close this pane of');
    expect(screen().match(/role="tab"/g)).toHaveLength(2);
  });

  it('say in words that they are on production', async () => {
    const { stores, screen } = await setUp(before, false);
    expect(screen()).not.toContain('production');
    stores.labels.store.setState({ [labelsKey(aliceProfile, aResource(1).id)]: { env: 'prod' } });
    expect(screen()).toContain('aria-label="alice@iot, production, connected"');
    expect(screen()).toContain('Production');
  });
});

describe('terminals of before a start', () => {
  it('are offered by name, with the choice to do so each time', async () => {
    const { html, screen } = await setUp(before, true);
    const text = html(<RestoreOffer />);
    expect(text).toContain('3 terminals were open when Daypass was quit');
    expect(text).toContain('alice@web-1, alice@web-2, alice@web-3.');
    expect(text).toContain('Do so each time');
    expect(screen()).not.toContain('web-3');
  });

  it('are counted where there are many', () => {
    const panes = Array.from({ length: 60 }, (_, index) => pane(index + 1));
    expect(offerWords({ ...before, panes })).toBe(
      'alice@web-1, alice@web-2, alice@web-3, alice@web-4 and 56 more',
    );
  });
});
