import { once } from 'node:events';
import { Duplex, PassThrough } from 'node:stream';
import type { ServerChannel } from 'ssh2';
import { afterEach, beforeEach, expect, it, vi, type MockInstance } from 'vitest';
import type { ShellAccount } from '#main/nodes/account';
import { runPlain } from '#main/nodes/plain-program';
import { groupOf } from '#main/nodes/process-group';
import type { ProgramOptions, RunningProgram } from '#main/nodes/program';
import { runInTerminal } from '#main/nodes/terminal-program';

const account: ShellAccount = { name: 'carol', switchTo: null, homeOf: () => '/' };
const terminal = {
  ...{ term: 'xterm', columns: 80, rows: 24, widthPixels: 0, heightPixels: 0 },
  modes: Buffer.alloc(0),
};

let kill: MockInstance<typeof process.kill>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  kill = vi.spyOn(process, 'kill');
});
afterEach(() => {
  vi.useRealTimers();
  kill.mockRestore();
});

const programs: [string, (options: ProgramOptions) => RunningProgram][] = [
  ['with pipes', runPlain],
  ['in a terminal', (options) => runInTerminal({ ...options, terminal, account })],
];

/** Runs a script until it says that it is ready: before that it may not even lead a group of its own. */
async function started(
  run: (options: ProgramOptions) => RunningProgram,
  script: string,
): Promise<RunningProgram> {
  const output = new PassThrough();
  const silentCaller = new Duplex({
    read: () => undefined,
    write: (chunk, _encoding, done) => output.write(chunk, done),
  });
  const channel = Object.assign(silentCaller, { stderr: new PassThrough().resume() });
  const program = run({
    channel: channel as unknown as ServerChannel,
    command: { file: '/bin/sh', args: ['-c', script], home: '/', environment: {} },
    ended: () => undefined,
  });
  await once(output, 'data');
  return program;
}

const signalsTo = (pid: number): unknown[] =>
  kill.mock.calls.filter(([to]) => to === -pid).map(([, name]) => name);

it.each(programs)('a program %s that ended is not signalled any more', async (_how, run) => {
  const program = await started(run, 'echo ready; sleep 30');
  const group = groupOf(program);
  program.detach();
  group.hangUp();
  expect(signalsTo(program.pid)).toEqual(['SIGHUP']);
  await expect.poll(() => program.hasEnded()).toBe(true);
  group.signal('SIGINT');
  vi.advanceTimersByTime(10_000);
  expect(signalsTo(program.pid)).toEqual(['SIGHUP']);
});

it.each(programs)('a program %s that has not ended in time is killed', async (_how, run) => {
  const program = await started(run, 'trap "" HUP; echo ready; sleep 30');
  const group = groupOf(program);
  group.hangUp();
  vi.advanceTimersByTime(2_000);
  expect(signalsTo(program.pid)).toEqual(['SIGHUP', 'SIGKILL']);
  program.detach();
  await expect.poll(() => program.hasEnded()).toBe(true);
});
