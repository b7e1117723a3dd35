import { describe, expect, it } from 'vitest';
import { ExpectedError } from '#shared/api/errors';
import { createRpc, type RpcMethods, type RpcPort } from '#shared/lib/rpc';

/** Two ends of a channel that clones what it carries, as a real one does. */
function channel(): [RpcPort<string>, RpcPort<string>, () => void] {
  const listeners: ((message: unknown, transfer: readonly string[]) => void)[] = [];
  const closers: (() => void)[] = [];
  const end = (mine: number): RpcPort<string> => ({
    post: (message, transfer = []) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => listeners[1 - mine]?.(copy, transfer));
    },
    onMessage: (listener) => void (listeners[mine] = listener),
    onClose: (listener) => void closers.push(listener),
  });
  return [end(0), end(1), () => closers.forEach((close) => close())];
}

function pair(methods: RpcMethods<string>) {
  const [near, far, close] = channel();
  const events: [string, unknown][] = [];
  const bugs: unknown[] = [];
  const onBug = (error: unknown): void => void bugs.push(error);
  const caller = createRpc({
    port: near,
    methods: {},
    onEvent: (...event) => events.push(event),
    onBug,
  });
  const server = createRpc({ port: far, methods, onEvent: () => {}, onBug });
  return { caller, server, close, events, bugs };
}

describe('createRpc', () => {
  it('answers calls and carries transfers', async () => {
    const { caller } = pair({
      echo: async (input: string, ports) => `${input} by ${ports.join()}`,
    });
    expect(await caller.call('echo', 'hello', ['a port'])).toBe('hello by a port');
  });

  it('hands on an expected error with its code, field and details', async () => {
    const { caller, bugs } = pair({
      fail: async () => {
        throw new ExpectedError('not_covered', 'No role gives it.', {
          field: 'resources.0',
          details: ['iot'],
        });
      },
    });
    await expect(caller.call('fail', {})).rejects.toMatchObject({
      code: 'not_covered',
      message: 'No role gives it.',
      field: 'resources.0',
      details: ['iot'],
    });
    expect(bugs).toEqual([]);
  });

  it('keeps the text of a bug on its own side', async () => {
    const { caller, bugs } = pair({
      fail: async () => {
        throw new Error('secret detail');
      },
    });
    const failure = await caller.call('fail', {}).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'internal' });
    expect(String(failure)).not.toContain('secret');
    expect(bugs).toHaveLength(1);
  });

  it.each(['nothing', 'constructor', '__proto__'])(
    'refuses the unknown method %s',
    async (name) => {
      const { caller } = pair({});
      await expect(caller.call(name, {})).rejects.toMatchObject({ code: 'internal' });
    },
  );

  it('delivers events', async () => {
    const { server, events } = pair({});
    server.emit('profiles', [1]);
    await Promise.resolve();
    expect(events).toEqual([['profiles', [1]]]);
  });

  it('fails what is under way, and what comes later, when the other end is gone', async () => {
    const { caller, close } = pair({ never: () => new Promise(() => {}) });
    const underWay = caller.call('never', {});
    close();
    await expect(underWay).rejects.toMatchObject({ code: 'unreachable' });
    await expect(caller.call('never', {})).rejects.toMatchObject({ code: 'unreachable' });
  });
});
