import { describe, expect, it } from 'vitest';
import { formatJoinLink } from '#shared/api/join-link';
import { commands, type CommandName } from '#shared/ipc/contract';
import {
  aProfileState,
  aResource,
  aSession,
  aStatus,
  aliceProfile,
  bobProfile,
  pin,
  uuid,
} from '../../helpers/window-builders';
import { commandsRig, running } from './commands-rig';

it('implements every command of the contract', () => {
  expect(Object.keys(commandsRig().run).toSorted()).toEqual(
    (Object.keys(commands) as CommandName[]).toSorted(),
  );
});

describe('profiles', () => {
  it('sign in where a hosted cluster is now, not where it was', async () => {
    const { run, state, calls } = commandsRig();
    await run['profile.signIn']({ profileId: aliceProfile, password: 'pw' });
    state.update({ hosted: running });
    await run['profile.signIn']({ profileId: aliceProfile, password: 'pw' });
    expect(calls.map(({ input }) => (input as { address: string }).address)).toEqual([
      '127.0.0.1:3080',
      '127.0.0.1:5000',
    ]);
  });

  it('are added only for a cluster whose authority is known here', async () => {
    const { run, calls } = commandsRig();
    const input = { address: '10.0.0.1:1', pin, user: 'bob', password: 'pw' };
    await run['profile.add'](input);
    await expect(
      run['profile.add']({ ...input, pin: `sha256:${'0'.repeat(64)}` }),
    ).rejects.toMatchObject({ code: 'not_allowed' });
    expect(calls).toHaveLength(1);
  });

  it('are remembered as the one shown', async () => {
    const { run, preferences } = commandsRig();
    await run['profile.select']({ profileId: bobProfile });
    expect(preferences.get('activeProfile')).toBe(bobProfile);
    await expect(run['profile.select']({ profileId: uuid(9) })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('joining', () => {
  const code = 'c'.repeat(30);
  const link = formatJoinLink({ address: '127.0.0.1:3080', pin, code });

  it('looks before anything is kept, then redeems the invite', async () => {
    const { run, calls } = commandsRig();
    expect(await run['join.inspect']({ link })).toMatchObject({ address: '127.0.0.1:3080', pin });
    await run['join.confirm']({ link, password: 'long enough' });
    expect(calls.map(({ name }) => name)).toEqual(['inspectInvite', 'redeemInvite']);
    expect(calls[1]?.input).toEqual({
      address: '127.0.0.1:3080',
      pin,
      code,
      password: 'long enough',
    });
  });

  it('says what is wrong with a link', async () => {
    await expect(commandsRig().run['join.inspect']({ link: 'https://x' })).rejects.toMatchObject({
      code: 'invite_invalid',
      field: 'link',
    });
  });
});

describe('sessions', () => {
  const resource = aResource(1).id;
  const input = {
    ...{ profileId: aliceProfile, resource, login: 'alice', columns: 80, rows: 24 },
    assume: uuid(5),
  };

  it('assume the request first, then open with one end of a channel each', async () => {
    const { run, calls, context, port1, port2 } = commandsRig();
    expect(await run['session.open'](input)).toEqual({ sessionId: uuid(77) });
    expect(calls.map(({ name }) => name)).toEqual(['assume', 'openSession']);
    expect(calls[0]?.input).toEqual({ profileId: aliceProfile, requests: [uuid(5)] });
    expect(calls[1]?.ports).toEqual([port1]);
    expect(context.sendTerminalPort).toHaveBeenCalledWith(uuid(77), port2);
  });

  it('assume it beside what is assumed where the cluster allows several', async () => {
    const { run, state, calls } = commandsRig();
    const status = aStatus({ activeRequests: [uuid(4)], severalGrants: true });
    state.update({ profiles: [aProfileState({ status })] });
    await run['session.open'](input);
    expect(calls[0]?.input).toEqual({ profileId: aliceProfile, requests: [uuid(4), uuid(5)] });
  });

  it.each([
    ['it is assumed already', [uuid(5)], uuid(5)],
    ['there is none to assume', [], null],
  ])('open at once when %s', async (_when, activeRequests, assume) => {
    const { run, state, calls } = commandsRig();
    state.update({ profiles: [aProfileState({ status: aStatus({ activeRequests }) })] });
    await run['session.open']({ ...input, assume });
    expect(calls.map(({ name }) => name)).toEqual(['openSession']);
  });

  it('are attached to by a channel of which the client gets one end first', async () => {
    const { run, calls, context, port1, port2 } = commandsRig();
    const attach = { sessionId: uuid(67), from: 12 };
    await run['session.attach'](attach);
    expect(calls).toEqual([{ name: 'attachSession', input: attach, ports: [port1] }]);
    expect(context.sendTerminalPort).toHaveBeenCalledWith(uuid(67), port2);
  });

  it('connect again where they are, after assuming', async () => {
    const { run, state, calls } = commandsRig();
    state.update({ sessions: [aSession(67, { state: 'ended' })] });
    const size = { columns: 100, rows: 30 };
    await run['session.reconnect']({ sessionId: uuid(67), assume: uuid(5), ...size });
    expect(calls.map(({ name, input: given }) => [name, given])).toEqual([
      ['assume', { profileId: aliceProfile, requests: [uuid(5)] }],
      ['reconnectSession', { sessionId: uuid(67) }],
    ]);
  });

  it('are opened anew under their id when the client that had them is gone', async () => {
    const { run, state, calls, context, port1, port2 } = commandsRig();
    const lost = aSession(66, { state: 'ended' });
    state.update({ sessions: [lost] });
    const size = { columns: 100, rows: 30 };
    await run['session.reconnect']({ sessionId: uuid(66), assume: null, ...size });
    const { profileId, resource: where, login } = lost;
    const opened = { sessionId: uuid(66), profileId, resource: where, login, ...size, again: true };
    expect(calls).toEqual([{ name: 'openSession', input: opened, ports: [port1] }]);
    expect(context.sendTerminalPort).toHaveBeenCalledWith(uuid(66), port2);
  });

  it('that are not there cannot connect again', async () => {
    const { run } = commandsRig();
    const input = { sessionId: uuid(67), assume: null, columns: 80, rows: 24 };
    await expect(run['session.reconnect'](input)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('close in the client, unless the client that had them is gone', async () => {
    const { run, calls } = commandsRig();
    await run['session.close']({ sessionId: uuid(66) });
    expect(calls).toEqual([]);
    await run['session.close']({ sessionId: uuid(67) });
    expect(calls[0]?.name).toBe('closeSession');
  });
});

describe('api.call', () => {
  it('hands on what fits the procedure', async () => {
    const { run, calls } = commandsRig();
    const call = { profileId: aliceProfile, name: 'requests.get', input: { id: uuid(1) } } as const;
    await run['api.call'](call);
    expect(calls).toEqual([{ name: 'call', input: call, ports: [] }]);
  });

  it('names the field that does not fit', async () => {
    const { run, calls } = commandsRig();
    const input = { id: uuid(1), verdict: 'maybe', message: '', terms: null };
    await expect(
      run['api.call']({ profileId: aliceProfile, name: 'requests.review', input }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'verdict',
      message: 'An entry is missing or malformed.',
    });
    expect(calls).toEqual([]);
  });
});

it('reads and writes the clipboard, do not disturb and the notices', async () => {
  const { run, context, state, preferences } = commandsRig();
  expect(await run['clipboard.read']({})).toEqual({ text: 'copied' });
  await run['clipboard.write']({ text: 'x' });
  expect(context.clipboard.writeText).toHaveBeenCalledWith('x');
  await run['app.setDoNotDisturb']({ choice: 'turned-off' });
  expect([preferences.get('quietUntil'), state.get().doNotDisturb.quiet]).toEqual([
    'turned-off',
    'turned-off',
  ]);
  const tour = { step: 2, open: true };
  await run['tour.set'](tour);
  expect([preferences.get('tour'), state.get().tour]).toEqual([tour, tour]);
  state.notify({ id: 'a', text: 'b' });
  await run['app.dismissNotice']({ id: 'a' });
  expect(state.get().notices).toEqual([]);
});
