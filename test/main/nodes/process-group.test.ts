import { PassThrough } from 'node:stream';
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

function options(script: string): ProgramOptions {
  const channel = Object.assign(new PassThrough(), { stderr: new PassThrough() });
  channel.stderr.resume();
  return {
    channel: channel as unknown as ServerChannel,
    command: { file: '/bin/sh', args: ['-c', script], home: '/', environment: {} },
    ended: () => undefined,
  };
}

const programs: [string, (script: string) => RunningProgram][] = [
  ['with pipes', (script) => runPlain(options(script))],
  ['in a terminal', (script) => runInTerminal({ ...options(script), terminal, account })],
];

const signalsTo = (pid: number): unknown[] =>
  kill.mock.calls.filter(([to]) => to === -pid).map(([, name]) => name);

it.each(programs)('a program %s that ended is not signalled any more', async (_how, run) => {
  const program = run('sleep 30');
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
  const program = run('trap "" HUP; sleep 30');
  const group = groupOf(program);
  group.hangUp();
  vi.advanceTimersByTime(2_000);
  expect(signalsTo(program.pid)).toEqual(['SIGHUP', 'SIGKILL']);
  program.detach();
  await expect.poll(() => program.hasEnded()).toBe(true);
});
