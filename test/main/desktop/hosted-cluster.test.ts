import { describe, expect, it, vi } from 'vitest';
import { ExpectedError } from '#shared/api/errors';
import { createStateStore } from '#main/desktop/app-state';
import { hostCluster } from '#main/desktop/hosted-cluster';
import type { StartInput, StartOutput } from '#main/cluster/protocol';
import { pin } from '../../helpers/window-builders';
import { fakeProcess, settled, type FakeProcess } from './fake-process';

const demo = { folder: 'demo', name: 'demo', demo: true };
const output: StartOutput = {
  name: 'example.com',
  demo: true,
  apiAddress: '127.0.0.1:1',
  proxyAddress: '127.0.0.1:2',
  pin,
  warnings: ['from the cluster'],
  demoUsers: [{ name: 'alice', roles: ['requester'], password: 'pw' }],
};
const create = { create: { type: 'demo' }, otherPorts: false } as const;

function rig(start: (input: StartInput) => unknown = () => output) {
  const state = createStateStore({
    version: '1',
    platform: 'linux',
    schedule: (work) => work(),
  });
  const processes: FakeProcess[] = [];
  const tell: ((topic: string, payload: unknown) => void)[] = [];
  const masterKey = vi.fn<() => Promise<string | null>>(async () => 'a2V5');
  const host = hostCluster({
    state,
    masterKey,
    launch: (onEvent) => {
      const process = fakeProcess({ start });
      processes.push(process);
      tell.push(onEvent);
      return process.link;
    },
    dataDir: ({ folder }) => `/data/${folder}`,
    onBug: () => undefined,
    delay: async () => undefined,
    now: () => 0,
  });
  const starts = () =>
    processes.flatMap(({ calls }) =>
      calls.filter(({ name }) => name === 'start').map(({ input }) => input),
    );
  return { host, state, processes, masterKey, starts, tell, hosted: () => state.get().hosted };
}

describe('starting', () => {
  it('shows that it starts, then what runs', async () => {
    const { host, hosted, starts } = rig();
    const started = host.start(demo, create);
    await settled();
    await started;
    expect(hosted()).toMatchObject({ state: 'running', name: 'example.com', pin });
    expect(starts()).toEqual([{ dataDir: '/data/demo', masterKey: 'a2V5', ...create }]);
  });

  it('fails with what the cluster says, for example that a port is taken', async () => {
    const error = new ExpectedError('conflict', 'Port 3080 is in use.');
    const { host, hosted } = rig(() => {
      throw error;
    });
    await expect(host.start(demo, create)).rejects.toBe(error);
    expect(hosted()).toMatchObject({
      state: 'failed',
      error: { code: 'conflict', message: 'Port 3080 is in use.' },
    });
  });

  it('has the process on its way while the keychain is still asked', () => {
    const { host, processes, masterKey, starts } = rig();
    masterKey.mockReturnValue(new Promise(() => undefined));
    void host.start(demo, create);
    expect(processes).toHaveLength(1);
    expect(starts()).toEqual([]);
  });

  it('opens no cluster when the key cannot be had', async () => {
    const { host, hosted, masterKey, starts } = rig();
    masterKey.mockRejectedValue(new ExpectedError('store_unusable', 'The keychain is locked.'));
    await expect(host.start(demo, create)).rejects.toMatchObject({ code: 'store_unusable' });
    expect(hosted()?.error?.message).toBe('The keychain is locked.');
    expect(starts()).toEqual([]);
  });

  it('ends what ran before', async () => {
    const { host, processes } = rig();
    await host.start(demo, create);
    await host.start(demo, { create: null, otherPorts: true });
    expect(processes.map(({ link }) => link.isRunning())).toEqual([false, true]);
  });
});

describe('a crash', () => {
  it('restarts it as it was, without creating it again', async () => {
    const { host, hosted, processes, starts } = rig();
    await host.start(demo, create);
    processes[0]?.end('It ended with code 9.');
    await settled();
    expect(starts()[1]).toEqual({
      dataDir: '/data/demo',
      masterKey: 'a2V5',
      create: null,
      otherPorts: false,
    });
    expect(hosted()?.state).toBe('running');
  });

  it('during the first start is followed by another try', async () => {
    let tries = 0;
    const { host, processes, hosted } = rig(() => {
      tries += 1;
      if (tries > 1) return output;
      processes[0]?.end('It ended with code 9.');
      throw new ExpectedError('unreachable', 'gone');
    });
    expect(await host.start(demo, create)).toEqual(output);
    expect(hosted()?.state).toBe('running');
  });

  it('that comes back each time ends with a message, not a loop', async () => {
    const { host, processes, hosted } = rig(() => {
      processes.at(-1)?.end('It ended with code 9.');
      throw new ExpectedError('unreachable', 'gone');
    });
    await expect(host.start(demo, create)).rejects.toMatchObject({ code: 'internal' });
    expect(hosted()).toMatchObject({ state: 'failed' });
    expect(hosted()?.error?.message).toContain('keeps stopping');
    expect(processes).toHaveLength(6);
  });
});

it('shows when a part of the running cluster fails', async () => {
  const { host, hosted, tell } = rig();
  await host.start(demo, create);
  tell[0]?.('failed', new ExpectedError('store_unusable', 'The disk is full.').toApiError());
  expect(hosted()).toMatchObject({ state: 'failed', error: { message: 'The disk is full.' } });
});
