import { describe, expect, it } from 'vitest';
import type { CommandOutput } from '#shared/ipc/contract';
import { err, ok } from '#shared/lib/result';
import { createTerminalsStore } from '../../../src/renderer/stores/terminals-store';
import { createFakeBridge, createFakePort } from '../../helpers/fake-bridge';
import {
  aliceProfile,
  aLostSession,
  aResource,
  aSession,
  uuid,
} from '../../helpers/window-builders';

const input = {
  profileId: aliceProfile,
  resource: aResource(1).id,
  name: 'iot',
  login: 'alice',
  assume: null,
};

/** Each opened session gets the next of these ids. */
function setUp(ids: readonly string[]) {
  const left = [...ids];
  const bridge = createFakeBridge({
    commands: { 'session.open': () => ok({ sessionId: left.shift() ?? '' }) },
  });
  const terminals = createTerminalsStore(bridge);
  terminals.start();
  const sessions = () => terminals.store.getState().tabs.map((tab) => tab.session.id);
  const closed = () =>
    bridge.calls
      .filter(({ name }) => name === 'session.close')
      .map((call) => (call.input as { readonly sessionId: string }).sessionId);
  return { bridge, terminals, sessions, closed, state: () => terminals.store.getState() };
}

describe('opening', () => {
  it('asks with the request to assume, and shows the tab at once', async () => {
    const { terminals, bridge, state } = setUp([uuid(1)]);
    await terminals.open({ ...input, assume: uuid(50) });
    expect(bridge.calls[0]).toEqual({
      name: 'session.open',
      input: {
        profileId: aliceProfile,
        resource: input.resource,
        login: 'alice',
        assume: uuid(50),
        columns: 80,
        rows: 24,
      },
    });
    expect(state()).toMatchObject({ tabs: [{ session: { name: 'iot' } }] });
  });

  it('makes one tab, whichever comes first: the answer or the state', async () => {
    const { terminals, sessions } = setUp([uuid(1), uuid(2)]);
    await terminals.open(input);
    terminals.sync([aSession(1)]);
    terminals.sync([aSession(1), aSession(2)]);
    await terminals.open({ ...input, login: 'deploy' });
    expect(sessions()).toEqual([uuid(1), uuid(2)]);
  });

  it('keeps a tab that main has not listed yet through an older state', async () => {
    const { terminals, sessions } = setUp([uuid(1)]);
    await terminals.open(input);
    terminals.sync([]);
    expect(sessions()).toEqual([uuid(1)]);
    terminals.sync([aSession(1)]);
    terminals.sync([]);
    expect(sessions()).toEqual([]);
  });

  it('does not open the same twice while it is being opened', async () => {
    const { terminals, bridge } = setUp([]);
    let answer: (value: ReturnType<typeof ok<CommandOutput<'session.open'>>>) => void = () => {};
    bridge.commands['session.open'] = () => new Promise((resolve) => (answer = resolve));
    const first = terminals.open(input);
    await terminals.open(input);
    answer(ok({ sessionId: uuid(1) }));
    await first;
    expect(bridge.calls).toHaveLength(1);
    expect(terminals.store.getState().opening).toEqual([]);
  });

  it('opens twice what is asked for from two panes, at the size of each, and tells where it belongs', async () => {
    const { terminals, bridge, state } = setUp([uuid(1), uuid(2)]);
    terminals.sync([aSession(7)]);
    terminals.link(uuid(7))?.resize(120, 40);
    await Promise.all([
      terminals.open(input, { beside: uuid(7), axis: 'row' }),
      terminals.open(input, { instead: uuid(8) }),
    ]);
    expect(bridge.calls.filter(({ name }) => name === 'session.open')).toMatchObject([
      { input: { columns: 120, rows: 40 } },
      { input: { columns: 80, rows: 24 } },
    ]);
    expect(state().tabs.map(({ place }) => place)).toEqual([
      null,
      { beside: uuid(7), axis: 'row' },
      { instead: uuid(8) },
    ]);
  });

  it('knows the place of a session that main lists before it answers', async () => {
    const { terminals, bridge, state } = setUp([]);
    bridge.commands['session.open'] = () => {
      terminals.sync([aSession(1, { resource: input.resource, login: input.login })]);
      return ok({ sessionId: uuid(1) });
    };
    await terminals.open(input, { instead: uuid(8) });
    terminals.sync([aSession(1), aSession(2, { resource: input.resource, login: input.login })]);
    expect(state().tabs.map(({ place }) => place)).toEqual([{ instead: uuid(8) }, null]);
  });

  it('forgets the place of what could not be opened', async () => {
    const { terminals, bridge, state } = setUp([]);
    const error = { code: 'unreachable' as const, message: 'No.', field: null, details: [] };
    bridge.commands['session.open'] = () => err(error);
    await terminals.open(input, { instead: uuid(8) });
    terminals.sync([aSession(1, { resource: input.resource, login: input.login })]);
    expect(state().tabs[0]?.place).toBeNull();
  });

  it('answers why it could not', async () => {
    const { terminals, bridge, state } = setUp([]);
    const error = {
      code: 'wrong_state' as const,
      message: 'It has expired.',
      field: null,
      details: [],
    };
    bridge.commands['session.open'] = () => err(error);
    expect(await terminals.open(input)).toEqual(error);
    expect(state()).toMatchObject({ tabs: [], opening: [] });
  });

  it('shows the name that people use while main knows the id alone', async () => {
    const { terminals, state } = setUp([uuid(9)]);
    await terminals.open(input);
    terminals.sync([aSession(9, { name: uuid(1) })]);
    expect(state().tabs[0]?.session.name).toBe('iot');
  });
});

describe('ports', () => {
  it('reach their tab, whichever comes first', async () => {
    const { terminals, bridge } = setUp([]);
    const [early, late] = [createFakePort(), createFakePort()];
    bridge.handPort(uuid(1), early);
    terminals.sync([aSession(1), aSession(2)]);
    bridge.handPort(uuid(2), late);
    terminals.link(uuid(1))?.type('one');
    terminals.link(uuid(2))?.type('two');
    expect(early.sent).toEqual([{ type: 'input', text: 'one' }]);
    expect(late.sent).toEqual([{ type: 'input', text: 'two' }]);
  });
});

describe('sessions of before the page', () => {
  it('are asked for once, from their first byte on', () => {
    const { terminals, bridge } = setUp([]);
    terminals.sync([aSession(1), aSession(2, { state: 'ended' })]);
    terminals.sync([aSession(1), aSession(2), aSession(3)]);
    expect(bridge.calls).toEqual(
      [1, 2].map((number) => ({
        name: 'session.attach',
        input: { sessionId: uuid(number), from: null },
      })),
    );
  });

  it('let go while nobody looks, go on where they were', () => {
    const { terminals, bridge } = setUp([]);
    const [first, second] = [createFakePort(), createFakePort()];
    terminals.sync([aSession(1)]);
    bridge.handPort(uuid(1), first);
    first.receive({ type: 'start', offset: 0, history: 0, reset: null });
    first.receive({ type: 'data', bytes: new Uint8Array(7) });
    bridge.push('shown', false);
    expect(first.closed()).toBe(true);
    bridge.push('shown', true);
    expect(bridge.calls.at(-1)).toEqual({
      name: 'session.attach',
      input: { sessionId: uuid(1), from: 7 },
    });
    bridge.handPort(uuid(1), second);
    terminals.link(uuid(1))?.type('on');
    expect(second.sent).toEqual([{ type: 'input', text: 'on' }]);
  });
});

describe('connecting again', () => {
  it('keeps the tab and its link, and asks for a shell of the size that is shown', async () => {
    const { terminals, bridge, state } = setUp([]);
    terminals.sync([aSession(1, { state: 'ended', reason: 'Lost.' })]);
    const link = terminals.link(uuid(1));
    link?.resize(100, 30);
    await terminals.reconnect(uuid(1), uuid(9));
    expect(bridge.calls.at(-1)).toEqual({
      name: 'session.reconnect',
      input: { sessionId: uuid(1), assume: uuid(9), columns: 100, rows: 30 },
    });
    terminals.sync([aSession(1)]);
    expect(state().tabs).toMatchObject([{ id: uuid(1), asking: false }]);
    expect(terminals.link(uuid(1))).toBe(link);
  });

  it('keeps the tab also while main opens it anew, because the process that had it stopped', async () => {
    const { terminals, bridge, state } = setUp([]);
    terminals.sync([aSession(1, { state: 'ended' })]);
    bridge.commands['session.reconnect'] = () => {
      terminals.sync([]);
      terminals.sync([aSession(1, { state: 'connecting' })]);
      return ok({});
    };
    await terminals.reconnect(uuid(1), null);
    expect(state().tabs).toMatchObject([{ id: uuid(1), session: { state: 'connecting' } }]);
  });

  it('leaves the ended session shown when it fails', async () => {
    const { terminals, bridge, state } = setUp([]);
    const error = { code: 'unreachable' as const, message: 'No.', field: null, details: [] };
    terminals.sync([aSession(1, { state: 'ended' })]);
    bridge.commands['session.reconnect'] = () => err(error);
    expect(await terminals.reconnect(uuid(1), null)).toEqual(error);
    expect(state().tabs).toMatchObject([{ id: uuid(1), asking: false }]);
  });

  it('can be given up: the session ends and its tab stays', async () => {
    const { terminals, sessions, closed } = setUp([]);
    terminals.sync([aLostSession(1)]);
    expect(await terminals.stop(uuid(1))).toBeNull();
    terminals.sync([aSession(1, { state: 'ended', reason: 'You stopped reconnecting.' })]);
    expect(sessions()).toEqual([uuid(1)]);
    expect(closed()).toEqual([uuid(1)]);
  });
});

describe('closing', () => {
  it('hides the tab at once and removes the session from main when it has ended there', async () => {
    const { terminals, sessions, closed } = setUp([]);
    terminals.sync([aSession(1), aSession(2)]);
    await terminals.close(uuid(2));
    expect(sessions()).toEqual([uuid(1)]);
    terminals.sync([aSession(1), aSession(2, { state: 'ended' })]);
    terminals.sync([aSession(1), aSession(2, { state: 'ended' })]);
    expect(sessions()).toEqual([uuid(1)]);
    expect(closed()).toEqual([uuid(2), uuid(2)]);
  });

  it('keeps the tab when main could not end it', async () => {
    const { terminals, bridge, sessions } = setUp([]);
    const error = { code: 'internal' as const, message: 'No.', field: null, details: [] };
    bridge.commands['session.close'] = () => err(error);
    terminals.sync([aSession(1)]);
    expect(await terminals.close(uuid(1))).toEqual(error);
    terminals.sync([aSession(1)]);
    expect(sessions()).toEqual([uuid(1)]);
  });
});
