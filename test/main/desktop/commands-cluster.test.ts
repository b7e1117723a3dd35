import { describe, expect, it } from 'vitest';
import { ExpectedError } from '#shared/api/errors';
import { bringDemoUsersBack, startHostedAgain } from '#main/desktop/commands-cluster';
import { aProfileState, aliceProfile, bobProfile, pin, uuid } from '../../helpers/window-builders';
import { commandsRig, demoCluster, output, running } from './commands-rig';

describe('the demo', () => {
  it('is created the first time, remembered, and its alice signed in and shown', async () => {
    const { run, start, calls, state, preferences } = commandsRig();
    await run['cluster.startDemo']({});
    expect(start).toHaveBeenCalledWith(expect.objectContaining({ folder: 'demo' }), {
      create: { type: 'demo' },
      otherPorts: false,
    });
    expect(preferences.get('hostedCluster')).toEqual(demoCluster);
    expect(calls).toEqual([
      {
        name: 'signIn',
        input: { address: '127.0.0.1:5000', pin, user: 'alice', password: 'demo-pw' },
        ports: [],
      },
    ]);
    expect(state.get().activeProfile).toBe(bobProfile);
  });

  it('is not started again while it runs', async () => {
    const { run, start, state, calls } = commandsRig({ hostedCluster: demoCluster });
    state.update({ hosted: running });
    await run['cluster.startDemo']({});
    expect(start).not.toHaveBeenCalled();
    expect(calls).toHaveLength(1);
  });

  it('never takes the place of a cluster of one’s own', async () => {
    const hostedCluster = { folder: 'own-example.com', name: 'example.com', demo: false };
    const { run, start } = commandsRig({ hostedCluster });
    await expect(run['cluster.startDemo']({})).rejects.toMatchObject({ code: 'conflict' });
    expect(start).not.toHaveBeenCalled();
  });
});

describe('a cluster of one’s own', () => {
  const input = { name: 'example.com', user: 'root', password: 'long enough' };

  it('is created and remembered, and its first user signed in', async () => {
    const { run, start, calls, preferences } = commandsRig({ hostedCluster: demoCluster });
    await run['cluster.create'](input);
    expect(start).toHaveBeenCalledWith(
      { folder: 'own-example.com', name: 'example.com', demo: false },
      { create: { type: 'own', ...input }, otherPorts: false },
    );
    expect(preferences.get('hostedCluster')?.folder).toBe('own-example.com');
    expect(calls[0]).toMatchObject({ name: 'signIn', input: { user: 'root' } });
  });

  it('is not remembered when it could not be created', async () => {
    const { run, start, preferences } = commandsRig();
    start.mockRejectedValue(new ExpectedError('conflict', 'taken'));
    await expect(run['cluster.create'](input)).rejects.toMatchObject({ code: 'conflict' });
    expect(preferences.get('hostedCluster')).toBeNull();
  });
});

describe('the remembered cluster', () => {
  const ownCluster = { folder: 'own-example.com', name: 'example.com', demo: false };

  it('is started again with the app, and nobody is signed in by that', async () => {
    const { context, start, calls, state } = commandsRig({ hostedCluster: ownCluster });
    start.mockResolvedValue({ ...output, demo: false, demoUsers: [] });
    const again = bringDemoUsersBack(context, startHostedAgain(context) ?? Promise.reject());
    expect(state.get().arriving).toEqual([]);
    await again;
    expect(start).toHaveBeenCalledWith(ownCluster, { create: null, otherPorts: false });
    expect(calls).toEqual([]);
  });

  it('signs the known users of the demo in again, the one last shown first, and no others', async () => {
    const { context, state, calls } = commandsRig({ hostedCluster: demoCluster });
    const users = ['alice', 'bob', 'dana'];
    const demoUsers = users.map((name) => ({ name, roles: [], password: `${name}-pw` }));
    const elsewhere = { ...aProfileState().cluster, pin: `sha256:${'cd34'.repeat(16)}` };
    state.update({
      profiles: [
        aProfileState(),
        aProfileState({ id: bobProfile, userName: 'bob' }),
        aProfileState({ id: uuid(203), userName: 'dana', cluster: elsewhere }),
      ],
      activeProfile: bobProfile,
    });
    const back = bringDemoUsersBack(context, Promise.resolve({ ...output, demoUsers }));
    // The window may show all of the demo's as on their way; where they belong is known only once it runs.
    expect(state.get().arriving).toEqual([aliceProfile, bobProfile, uuid(203)]);
    await back;
    expect(state.get().arriving).toEqual([]);
    expect(calls.map(({ name, input }) => [name, input])).toEqual([
      ['signIn', { address: '127.0.0.1:5000', pin, user: 'bob', password: 'bob-pw' }],
      ['signIn', { address: '127.0.0.1:5000', pin, user: 'alice', password: 'alice-pw' }],
    ]);
  });

  it('keeps nobody waiting when it cannot be started', async () => {
    const { context, state } = commandsRig({ hostedCluster: demoCluster });
    const failed = new ExpectedError('conflict', 'The port is taken.');
    await expect(bringDemoUsersBack(context, Promise.reject(failed))).rejects.toBe(failed);
    expect(state.get().arriving).toEqual([]);
  });

  it('is not there on the first run', () => {
    const { context, start } = commandsRig();
    expect(startHostedAgain(context)).toBeNull();
    expect(start).not.toHaveBeenCalled();
  });

  it('starts on other ports when asked to', async () => {
    const { run, start } = commandsRig({ hostedCluster: demoCluster });
    await run['cluster.restart']({ otherPorts: true });
    expect(start).toHaveBeenCalledWith(demoCluster, { create: null, otherPorts: true });
  });

  it('cannot be restarted where there is none', async () => {
    await expect(commandsRig().run['cluster.restart']({ otherPorts: false })).rejects.toMatchObject(
      {
        code: 'wrong_state',
      },
    );
  });
});
