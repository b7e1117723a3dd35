import { describe, expect, it } from 'vitest';
import type { ApiInput } from '#shared/api/contract';
import type { AppState, ProfileState } from '#shared/ipc/app-state';
import { err, ok } from '#shared/lib/result';
import { createStores } from '../../../src/renderer/stores/stores';
import { createFakeBridge } from '../../helpers/fake-bridge';
import {
  aliceProfile,
  anAppState,
  aResource,
  aRow,
  aProfileState,
  aSession,
  aStatus,
  aView,
  bob,
  bobProfile,
  uuid,
} from '../../helpers/window-builders';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

async function setUp(state: AppState = anAppState()) {
  const bridge = createFakeBridge({
    state,
    api: {
      'resources.search': () => ok({ rows: [], next: null, total: 0, emptyReason: 'None.' }),
      'requests.list': () => ok({ rows: [], next: null }),
    },
  });
  const { stores, start } = createStores(bridge);
  await start();
  await settled();
  return { bridge, stores, screen: () => stores.navigation.store.getState().screen };
}

const two = anAppState({
  profiles: [
    aProfileState(),
    aProfileState({ id: bobProfile, userName: 'bob', status: aStatus({ user: bob }) }),
  ],
});

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

describe('being sent somewhere by main', () => {
  it('shows a request under the profile that it is for', async () => {
    const { bridge, screen } = await setUp(two);
    bridge.push('navigate', { screen: 'request', profileId: bobProfile, request: uuid(7) });
    await settled();
    expect(bridge.calls).toContainEqual({
      name: 'profile.select',
      input: { profileId: bobProfile },
    });
    expect(screen()).toEqual({ name: 'requests', show: 'mine', request: uuid(7) });
  });

  it('shows it in the list where its user looks for it', async () => {
    const { bridge, screen } = await setUp(two);
    bridge.api['requests.get'] = () => ok(aView(7, {}, { review: true }));
    bridge.push('navigate', { screen: 'request', profileId: bobProfile, request: uuid(7) });
    await settled();
    expect(screen()).toEqual({ name: 'requests', show: 'to-review', request: uuid(7) });
  });

  it.each([
    ['to-review', { name: 'requests', show: 'to-review', request: null }],
    ['mine', { name: 'requests', show: 'mine', request: null }],
  ] as const)('shows the list that a summary is about: %s', async (show, expected) => {
    const { bridge, screen } = await setUp(two);
    bridge.push('navigate', { screen: 'requests', profileId: aliceProfile, show });
    await settled();
    expect(screen()).toEqual(expected);
  });

  it('shows the terminals', async () => {
    const { bridge, screen } = await setUp();
    bridge.push('navigate', { screen: 'terminals', profileId: aliceProfile, session: null });
    await settled();
    expect(screen()).toEqual({ name: 'terminals' });
  });

  it('opens a terminal by an approved request, where there is one way in', async () => {
    const { bridge, screen } = await setUp();
    bridge.api['requests.get'] = () => ok(aView(7, { state: 'APPROVED' }, { assume: true }));
    bridge.commands['session.open'] = () => ok({ sessionId: uuid(1) });
    bridge.push('navigate', { screen: 'connect', profileId: aliceProfile, request: uuid(7) });
    await settled();
    expect(bridge.calls.at(-1)).toMatchObject({
      name: 'session.open',
      input: { resource: aResource(1).id, login: 'alice', assume: uuid(7) },
    });
    expect(screen()).toEqual({ name: 'terminals' });
  });

  const logins = { [aResource(1).id]: { login: ['alice', 'root'] } };
  it.each([
    [
      'there is a choice',
      { ...aView(7, { state: 'APPROVED' }, { assume: true }), principals: logins },
    ],
    ['it has ended', aView(7, { state: 'REVOKED' })],
    ['it waits', aView(7)],
  ])('shows the request instead when %s', async (_why, view) => {
    const { bridge, screen } = await setUp();
    bridge.api['requests.get'] = () => ok(view);
    bridge.push('navigate', { screen: 'connect', profileId: aliceProfile, request: uuid(7) });
    await settled();
    expect(bridge.calls.map(({ name }) => name)).not.toContain('session.open');
    expect(screen()).toEqual({ name: 'requests', show: 'mine', request: uuid(7) });
  });

  const found = { resource: aResource(4, { name: 'web-4' }), state: 'requestable' as const };
  it('looks for the resource of a link by its id, and chooses it among those of its name', async () => {
    const { bridge, stores, screen } = await setUp();
    const rows = [aRow(1, found), aRow(1, { resource: aResource(5, { name: 'web-45' }) })];
    const inputs: ApiInput<'resources.search'>[] = [];
    bridge.api['resources.search'] = (input) => {
      inputs.push(input);
      return ok({ rows, next: null, total: 2, emptyReason: '' });
    };
    const { id: resource } = found.resource;
    bridge.push('navigate', { screen: 'resource', profileId: aliceProfile, resource });
    await settled();
    expect(inputs.map(({ query, kinds, show }) => [query, kinds, show])).toEqual([
      [uuid(4), ['node'], 'all'],
      ['web-4', ['node'], 'all'],
    ]);
    expect(stores.search.store.getState().wanted).toBe(resource);
    expect(screen()).toEqual({ name: 'resources' });
    stores.search.setQuery('w');
    expect(stores.search.store.getState().wanted).toBeNull();
  });

  it('says so when the resource of a link is not there, or may not be seen', async () => {
    const { bridge, stores } = await setUp();
    const resource = '/demo.example/db/orders';
    bridge.push('navigate', { screen: 'resource', profileId: aliceProfile, resource });
    await settled();
    expect(stores.toasts.store.getState().toasts).toMatchObject([{ tone: 'error' }]);
    expect(stores.search.store.getState().query).toBe('');
  });

  describe('while its profile is signed out', () => {
    const signedOut = aProfileState({ id: bobProfile, state: 'signed-out', status: null });
    const signedIn = aProfileState({ id: bobProfile });
    const stateWith = (bob: ProfileState, activeProfile = bobProfile) =>
      anAppState({ profiles: [aProfileState({}), bob], activeProfile });
    const sentTo = async (screen: 'request' | 'connect') => {
      const rig = await setUp(stateWith(signedOut, aliceProfile));
      rig.bridge.api['requests.get'] = () => ok(aView(7, { state: 'APPROVED' }, { assume: true }));
      rig.bridge.push('navigate', { screen, profileId: bobProfile, request: uuid(7) });
      await settled();
      rig.bridge.push('state', stateWith(signedOut));
      await settled();
      expect(rig.screen()).toEqual({ name: 'resources' });
      return rig;
    };

    it.each(['request', 'connect'] as const)('shows it after the sign-in: %s', async (where) => {
      const { bridge, screen } = await sentTo(where);
      bridge.push('state', stateWith(signedIn));
      await settled();
      expect(screen()).toEqual({ name: 'requests', show: 'mine', request: uuid(7) });
      expect(bridge.calls.map(({ name }) => name)).not.toContain('session.open');
    });

    it('forgets it when somebody else is chosen meanwhile, or something else is asked for', async () => {
      const { bridge, screen } = await sentTo('request');
      bridge.push('state', stateWith(signedOut, aliceProfile));
      await settled();
      bridge.push('state', stateWith(signedIn));
      await settled();
      expect(screen()).toEqual({ name: 'resources' });
      const other = await sentTo('request');
      other.bridge.push('navigate', { screen: 'terminals', profileId: bobProfile, session: null });
      other.bridge.push('state', stateWith(signedIn));
      await settled();
      expect(other.screen()).toEqual({ name: 'terminals' });
    });
  });

  it('fills a join link in, and follows it no further', async () => {
    const { bridge, screen } = await setUp();
    const before = bridge.calls.length;
    bridge.push('navigate', { screen: 'join', link: 'daypass://join?x' });
    expect(screen()).toEqual({ name: 'add', link: 'daypass://join?x' });
    expect(bridge.calls).toHaveLength(before);
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
