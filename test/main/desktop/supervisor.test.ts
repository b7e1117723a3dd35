import { describe, expect, it, vi } from 'vitest';
import { createDeferred } from '#main/desktop/deferred';
import { backOff, supervise } from '#main/desktop/supervisor';
import { fakeProcess, settled, type FakeProcess } from './fake-process';

function rig(options: { readonly shutdown?: () => unknown; readonly after?: Promise<void> } = {}) {
  const { after, ...methods } = options;
  const processes: FakeProcess[] = [];
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  const onDown = vi.fn<(reason: string, restarting: boolean) => void>();
  const onUp = vi.fn<() => Promise<void>>(async () => undefined);
  let time = 0;
  const supervised = supervise({
    after,
    launch: () => {
      const process = fakeProcess({ echo: (input) => input, ...methods });
      processes.push(process);
      return process.link;
    },
    onUp,
    onDown,
    delay: (ms) => new Promise((resolve) => waits.push({ ms, end: resolve })),
    now: () => time,
  });
  return {
    supervised,
    processes,
    waits,
    onDown,
    onUp,
    pass: (ms: number) => (time += ms),
    async crash() {
      processes.at(-1)?.end('It ended with code 1.');
      await settled();
    },
    async waited() {
      waits.at(-1)?.end();
      await settled();
    },
  };
}

describe('supervise', () => {
  it('calls the process that runs', async () => {
    expect(await rig().supervised.call('echo', 7)).toBe(7);
  });

  it('lets the first start, and calls before it, wait for what they come after', async () => {
    const before = createDeferred<void>();
    const { supervised, processes } = rig({ after: before.promise });
    const call = supervised.call('echo', 7);
    await settled();
    expect(processes).toHaveLength(0);
    before.resolve();
    expect(await call).toBe(7);
    expect(processes).toHaveLength(1);
  });

  it('starts nothing that was stopped before its turn', async () => {
    const before = createDeferred<void>();
    const { supervised, processes } = rig({ after: before.promise });
    await supervised.stop(1_000);
    before.resolve();
    await settled();
    expect(processes).toHaveLength(0);
    await expect(supervised.call('echo', 1)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('starts it again after a crash, and refuses calls until then', async () => {
    const { supervised, processes, onDown, onUp, crash, waited } = rig();
    await crash();
    expect(onDown).toHaveBeenCalledWith('It ended with code 1.', true);
    await expect(supervised.call('echo', 1)).rejects.toMatchObject({ code: 'unreachable' });
    await waited();
    expect(processes).toHaveLength(2);
    expect(onUp).toHaveBeenCalledTimes(2);
    expect(await supervised.call('echo', 2)).toBe(2);
  });

  it('waits longer each time, and stops trying when that does not help', async () => {
    const { waits, processes, onDown, crash, waited } = rig();
    for (let round = 0; round < 6; round++) {
      await crash();
      await waited();
    }
    expect(waits.map(({ ms }) => ms)).toEqual([250, 500, 1_000, 2_000, 4_000]);
    expect(processes).toHaveLength(6);
    expect(onDown).toHaveBeenLastCalledWith('It ended with code 1.', false);
  });

  it('forgets old crashes once the process ran steadily', async () => {
    const { waits, pass, crash, waited } = rig();
    await crash();
    await waited();
    pass(60_000);
    await crash();
    expect(waits.map(({ ms }) => ms)).toEqual([250, 250]);
  });

  it('never waits longer than half a minute', () => {
    expect(backOff(50)).toBe(30_000);
  });
});

describe('stop', () => {
  it('asks it to end, and does not start it again', async () => {
    const { supervised, processes, onDown } = rig();
    await supervised.stop(1_000);
    expect(processes[0]?.calls.map(({ name }) => name)).toEqual(['shutdown']);
    expect(processes[0]?.link.isRunning()).toBe(false);
    expect(processes).toHaveLength(1);
    expect(onDown).not.toHaveBeenCalled();
  });

  it('ends it by force when it does not answer', async () => {
    const never = createDeferred<void>();
    const { supervised, processes, waits } = rig({ shutdown: () => never.promise });
    const stopped = supervised.stop(1_000);
    await settled();
    expect(processes[0]?.link.isRunning()).toBe(true);
    waits[0]?.end();
    await stopped;
    expect(processes[0]?.link.isRunning()).toBe(false);
  });

  it('ends the waiting for a restart too', async () => {
    const { supervised, processes, crash, waited } = rig();
    await crash();
    await supervised.stop(1_000);
    await waited();
    expect(processes).toHaveLength(1);
  });
});
