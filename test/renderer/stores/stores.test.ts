import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result';
import { createStores } from '../../../src/renderer/stores/stores';
import { createFakeBridge } from '../../helpers/fake-bridge';
import {
  aliceProfile,
  anAppState,
  aProfileState,
  aSession,
  aView,
  bobProfile,
  uuid,
} from '../../helpers/window-builders';
import { setUp, settled, two } from './started-stores';

describe('the mirror of main', () => {
  it('starts what a signed-in profile needs', async () => {
    const { stores } = await setUp();
    expect(stores.search.store.getState()).toMatchObject({
      profileId: aliceProfile,
      emptyReason: 'None.',
    });
    expect(stores.cart.store.getState().profileId).toBe(aliceProfile);
    expect(Object.keys(stores.requests.store.getState().byProfile)).toEqual([aliceProfile]);
  });

  it('asks nothing for a profile that is signed out', async () => {
    const profile = aProfileState({ state: 'signed-out', status: null });
    const { bridge, stores } = await setUp(anAppState({ profiles: [profile] }));
    expect(bridge.apiCalls).toEqual([]);
    expect(stores.search.store.getState().profileId).toBeNull();
  });

  it('prefers a push to the first answer that it overtook', async () => {
    const bridge = createFakeBridge({ state: anAppState({ version: '1' }) });
    bridge.commands['app.state'] = () => {
      bridge.push('state', anAppState({ profiles: [], version: '2' }));
      return ok(anAppState({ profiles: [], version: '1' }));
    };
    const { stores, start } = createStores(bridge);
    await start();
    expect(stores.app.getState().state?.version).toBe('2');
  });

  it('says so when main does not answer', async () => {
    const bridge = createFakeBridge();
    const { stores, start } = createStores(bridge);
    await start();
    expect(stores.app.getState()).toMatchObject({ state: null, failure: { code: 'internal' } });
  });

  it('shows the sessions that main pushes', async () => {
    const { bridge, stores } = await setUp();
    bridge.push('state', anAppState({ sessions: [aSession(1)] }));
    expect(stores.terminals.store.getState().tabs).toHaveLength(1);
  });

  it('passes events to the profile that they are for', async () => {
    const { bridge, stores } = await setUp(two);
    const view = aView(1, {}, { review: true });
    const event = {
      type: 'request',
      revision: 1,
      at: 1,
      change: 'created',
      by: null,
      view,
    } as const;
    bridge.push('event', { profileId: bobProfile, event });
    const { byProfile } = stores.requests.store.getState();
    expect(byProfile[bobProfile]?.lists['to-review'].ids).toEqual([uuid(1)]);
    expect(byProfile[aliceProfile]?.lists['to-review'].ids).toEqual([]);
  });
});

describe('actions', () => {
  const open = { profileId: aliceProfile, resource: '/c/node/1', name: 'iot', login: 'alice' };

  it('show the terminal that was opened', async () => {
    const { bridge, stores, screen } = await setUp();
    bridge.commands['session.open'] = () => ok({ sessionId: uuid(1) });
    await stores.actions.connect({ ...open, assume: null });
    expect(screen()).toEqual({ name: 'terminals' });
  });

  it('say why a terminal could not be opened, and stay', async () => {
    const { bridge, stores, screen } = await setUp();
    const message = 'The request has expired. Ask again.';
    bridge.commands['session.open'] = () =>
      err({ code: 'wrong_state', message, field: null, details: [] });
    await stores.actions.connect({ ...open, assume: uuid(3) });
    expect(screen()).toEqual({ name: 'resources' });
    expect(stores.toasts.store.getState().toasts).toMatchObject([{ tone: 'error', text: message }]);
  });

  it('leave what belongs to the profile before when another is chosen', async () => {
    const { stores, screen } = await setUp(two);
    stores.navigation.openRequest(uuid(1), 'all');
    stores.toasts.error({ message: 'That did not work.', details: [] });
    await stores.actions.switchProfile(bobProfile);
    expect(screen()).toEqual({ name: 'requests', show: 'mine', request: null });
    expect(stores.toasts.store.getState().toasts).toEqual([]);
  });

  it('come back to where a profile was left, and stay on what is the same for everybody', async () => {
    const { bridge, stores, screen } = await setUp(two);
    bridge.commands['profile.select'] = ({ profileId }) => {
      bridge.push('state', { ...two, activeProfile: profileId });
      return ok({});
    };
    stores.navigation.openRequest(uuid(1), 'all');
    await stores.actions.switchProfile(bobProfile);
    stores.navigation.go({ name: 'status' });
    await stores.actions.switchProfile(aliceProfile);
    expect(screen()).toEqual({ name: 'requests', show: 'all', request: uuid(1) });
    stores.navigation.go({ name: 'requests', show: 'all', request: null });
    await stores.actions.switchProfile(bobProfile);
    expect(screen()).toEqual({ name: 'status' });
    await stores.actions.switchProfile(aliceProfile);
    await settled();
    expect(screen()).toEqual({ name: 'requests', show: 'all', request: null });
    stores.navigation.go({ name: 'terminals' });
    await stores.actions.switchProfile(bobProfile);
    expect(screen()).toEqual({ name: 'terminals' });
  });

  it('come back also to where one was when somebody else signed in', async () => {
    const { bridge, stores, screen } = await setUp();
    bridge.commands['profile.add'] = () => {
      bridge.push('state', { ...two, activeProfile: bobProfile });
      return ok({});
    };
    bridge.commands['profile.select'] = ({ profileId }) => {
      bridge.push('state', { ...two, activeProfile: profileId });
      return ok({});
    };
    stores.navigation.openRequest(uuid(1), 'mine');
    await stores.actions.addProfile({ address: 'a:1', pin: 'p', user: 'bob', password: 'x' });
    expect(screen()).toMatchObject({ name: 'requests', request: null });
    await stores.actions.switchProfile(aliceProfile);
    expect(screen()).toEqual({ name: 'requests', show: 'mine', request: uuid(1) });
  });

  it('begin with what waits for a review, for whom something does', async () => {
    const { bridge, stores, screen } = await setUp(two);
    const waiting = aView(1, {}, { review: true });
    bridge.push('event', {
      profileId: bobProfile,
      event: { type: 'request', revision: 1, at: 1, change: 'created', by: null, view: waiting },
    });
    stores.navigation.openRequest(uuid(1), 'mine');
    await stores.actions.switchProfile(bobProfile);
    expect(screen()).toEqual({ name: 'requests', show: 'to-review', request: null });
  });

  it('begin with it also for whom has just signed in, when main tells of them later', async () => {
    const { bridge, stores, screen } = await setUp();
    const rows = [aView(1, {}, { review: true })];
    bridge.commands['profile.add'] = () => ok({});
    bridge.api['requests.list'] = ({ show }) =>
      ok({ rows: show === 'to-review' ? rows : [], next: null });
    stores.navigation.openRequest(uuid(1), 'mine');
    await stores.actions.addProfile({ address: 'a:1', pin: 'p', user: 'bob', password: 'x' });
    bridge.push('state', { ...two, activeProfile: bobProfile });
    await settled();
    expect(screen()).toEqual({ name: 'requests', show: 'to-review', request: null });
  });
});
