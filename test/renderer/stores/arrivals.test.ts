import { describe, expect, it } from 'vitest';
import type { ApiInput } from '#shared/api/contract';
import type { ProfileState } from '#shared/ipc/app-state';
import { ok } from '#shared/lib/result';
import {
  aliceProfile,
  anAppState,
  aResource,
  aRow,
  aProfileState,
  aView,
  bob,
  bobProfile,
  uuid,
} from '../../helpers/window-builders';
import { setUp, settled, two } from './started-stores';

describe('being sent somewhere by main', () => {
  it('shows a request under the profile that it is for', async () => {
    const { bridge, screen } = await setUp(two);
    bridge.api['requests.get'] = () => ok(aView(7, { requester: bob }));
    bridge.commands['profile.select'] = () => ok({});
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
