import { describe, expect, it } from 'vitest';
import { commands } from '#shared/ipc/contract';
import type { Workspace } from '#shared/ipc/workspace';
import { readPreferences } from '#main/desktop/preferences-table';
import { aliceProfile, aResource, uuid } from '../../helpers/window-builders';
import { commandsRig } from './commands-rig';

const pane = {
  id: uuid(1),
  holds: 'session' as const,
  profileId: aliceProfile,
  resource: aResource(1).id,
  name: 'iot',
  login: 'alice',
};
const workspace: Workspace = {
  layout: {
    tabs: [{ id: uuid(9), root: { type: 'pane', id: uuid(1) }, focused: uuid(1) }],
    active: uuid(9),
  },
  panes: [pane],
};

describe('how the terminals are arranged', () => {
  it('is kept, and known to be of before the start only for the first page', async () => {
    const { run, preferences } = commandsRig({ workspace });
    expect(await run['workspace.load']({})).toEqual({ workspace, isNewRun: true });
    expect(await run['workspace.load']({})).toEqual({ workspace, isNewRun: false });
    const empty = { layout: { tabs: [], active: null }, panes: [] };
    await run['workspace.save']({ workspace: empty });
    expect(preferences.get('workspace')).toEqual(empty);
  });

  const { input } = commands['workspace.save'];
  it.each([
    ['a pane that is not described', { ...workspace, panes: [] }],
    ['one that is nowhere', { ...workspace, panes: [pane, { ...pane, id: uuid(2) }] }],
    ['what was typed', { ...workspace, panes: [{ ...pane, typed: 'secret' }] }],
    ['a login that is none', { ...workspace, panes: [{ ...pane, login: 'a,b' }] }],
    ['a resource that is none', { ...workspace, panes: [{ ...pane, resource: '../x' }] }],
  ])('is refused with %s', (_what, given) => {
    expect(input.safeParse({ workspace }).success).toBe(true);
    expect(input.safeParse({ workspace: given }).success).toBe(false);
  });

  it('is left out when what is stored does not fit, and nothing else is', () => {
    const stored = { workspace: { ...workspace, panes: [] }, activeProfile: aliceProfile };
    const { preferences, refused } = readPreferences(stored);
    expect(refused).toEqual(['workspace']);
    expect(preferences).toMatchObject({ workspace: null, activeProfile: aliceProfile });
  });
});
