import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createStores, type Stores } from '../../../../src/renderer/stores/stores';
import { paletteOf, type Palette } from '../../../../src/renderer/stores/palette/palette';
import { entriesOf } from '../../../../src/renderer/stores/palette/palette-store';
import { createFakeWorld } from '../../../helpers/fake-world';
import type { FakeWorld } from '../../../helpers/fake-world-parts';
import { aliceProfile, bobProfile } from '../../../helpers/window-builders';

let world: FakeWorld;
let stores: Stores;
let palette: Palette;

async function start(resources = 0): Promise<void> {
  world = createFakeWorld({ resources });
  const created = createStores(world.bridge);
  ({ stores } = created);
  await created.start();
  palette = paletteOf(stores);
  await vi.waitFor(() => expect(stores.index.store.getState()[aliceProfile]?.complete).toBe(true));
}
beforeEach(() => start());

const isOpen = () => stores.palette.store.getState().open;
const state = () => palette.store.getState();
const entries = () => entriesOf(state().groups);
const chosen = () => entries()[state().at];
function choose(name: string) {
  const at = entries().findIndex((entry) => entry.name === name);
  expect(at).not.toBe(-1);
  palette.choose(at);
  return entries()[at] ?? expect.fail();
}

describe('the palette', () => {
  it('answers what is typed in the same moment', () => {
    stores.palette.open();
    palette.setText('io');
    expect(chosen()).toMatchObject({ name: 'iot', target: { type: 'resource' } });
    palette.setText('>status');
    expect(entries()).toEqual([]);
    stores.keyboard.handle('screen.status', () => {});
    stores.palette.open();
    palette.setText('>status');
    expect(entries().map(({ name }) => name)).toEqual(['Go to Status']);
  });

  it('begins anew each time, with what was chosen last', async () => {
    stores.palette.open();
    palette.setText('orders');
    await palette.actions.act(choose('orders'), 'other');
    expect(isOpen()).toBe(false);
    stores.palette.open();
    expect(state().groups[0]).toMatchObject({ group: 'recent', entries: [{ name: 'orders' }] });
    palette.close();
    await stores.actions.selectProfile(bobProfile);
    world.change({ activeProfile: bobProfile });
    stores.palette.open();
    expect(state().groups.map(({ group }) => group)).not.toContain('recent');
  });

  it('forgets what was chosen, and what is known, once its user signed out', async () => {
    stores.palette.open();
    palette.setText('orders');
    await palette.actions.act(choose('orders'), 'other');
    world.changeProfile(aliceProfile, { state: 'signed-out', status: null });
    stores.palette.open();
    expect(state().groups.map(({ group }) => group)).not.toContain('recent');
    palette.setText('orders');
    expect(entries()).toEqual([]);
  });

  it('finds what is known while the network is gone', () => {
    world.changeProfile(aliceProfile, { state: 'unreachable' });
    stores.palette.open();
    palette.setText('iot');
    expect(chosen()?.name).toBe('iot');
  });

  it('keeps what is chosen chosen when what is found changes', async () => {
    await start(3);
    stores.palette.open();
    palette.setText('web');
    choose('web-2');
    world.bridge.push('event', {
      profileId: aliceProfile,
      event: { type: 'resources', revision: 50, at: 0 },
    });
    await vi.waitFor(() => expect(stores.index.store.getState()[aliceProfile]?.stale).toBe(false));
    expect(chosen()?.name).toBe('web-2');
  });
});

describe('choosing', () => {
  it('puts a resource into the request, and shows it', async () => {
    stores.palette.open();
    palette.setText('orders');
    await palette.actions.act(choose('orders'), 'enter');
    expect(stores.cart.store.getState().items.map(({ name }) => name)).toEqual(['orders']);
    expect(stores.navigation.store.getState().screen).toEqual({ name: 'resources' });
  });

  it('asks for a login, to connect', async () => {
    stores.palette.open();
    palette.setText('iot');
    await palette.actions.act(choose('iot'), 'enter');
    expect(stores.askToConnect.store.getState().draft).toMatchObject({ name: 'iot' });
    expect(isOpen()).toBe(false);
  });

  it('shows a resource in the list', async () => {
    stores.palette.open();
    palette.setText('orders');
    await palette.actions.act(choose('orders'), 'other');
    expect(stores.search.store.getState()).toMatchObject({ query: 'orders', show: 'requestable' });
  });

  it('does nothing by a key that was said to do something else', async () => {
    stores.palette.open();
    palette.setText('iot');
    const entry = choose('iot');
    const answer = world.bridge.api['resources.search'];
    world.bridge.api['resources.search'] = async (input, profileId) => {
      const found = await answer?.(input, profileId);
      if (!found?.ok) throw new Error('The fake does not answer');
      const rows = found.value.rows.map((row) => ({
        ...row,
        state: 'available' as const,
        available: { login: ['root'] },
      }));
      return { ok: true, value: { ...found.value, rows } };
    };
    stores.index.outdate(aliceProfile);
    await palette.actions.act(entry, 'enter');
    expect(stores.askToConnect.store.getState().draft).toBeNull();
    expect(isOpen()).toBe(true);
    expect(state()).toMatchObject({ notice: expect.stringContaining('iot has changed') });
    expect(palette.actions.doings(choose('iot')).enter.type).toBe('connect');
  });

  it('asks as whom where there are several logins, and goes back', () => {
    stores.palette.open();
    palette.setText('iot');
    const step = { profileId: aliceProfile, resource: '/r', name: 'iot', assume: null };
    palette.askLogin({ ...step, logins: ['alice', 'root'] });
    palette.setText('ro');
    expect(state()).toMatchObject({ text: 'iot', login: { typed: 'ro' } });
    palette.back();
    expect(state()).toMatchObject({ text: 'iot', login: null });
    palette.askLogin({ ...step, logins: ['alice', 'root'] });
    palette.actions.connectAs('root');
    expect(world.bridge.calls.at(-1)).toMatchObject({
      name: 'session.open',
      input: { login: 'root', resource: '/r', assume: null },
    });
    expect(isOpen()).toBe(false);
  });

  it('changes a setting, and switches to a profile', async () => {
    stores.palette.open();
    palette.setText('>dark');
    await palette.actions.act(choose('Theme: Dark'), 'enter');
    expect(world.bridge.calls.at(-1)).toMatchObject({
      name: 'settings.set',
      input: { name: 'appearance.theme', value: 'dark' },
    });
    stores.palette.open();
    palette.setText('@bob');
    await palette.actions.act(choose('bob'), 'enter');
    expect(world.bridge.calls).toContainEqual({
      name: 'profile.select',
      input: { profileId: bobProfile },
    });
  });
});
