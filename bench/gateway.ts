import { windowLatency } from './app/window-latency';
import { defineGroup, inTurn, median, type Figure } from './lib/measure';
import { bulkRatios, download, terminalDownload, upload } from './gateway/bulk';
import { timeEchoes, timeSsh } from './gateway/clients';
import { percentile } from './gateway/percentile';
import { openRig, type BenchRig } from './gateway/rig';
import { echoOfMany, idleMemory, revocation } from './gateway/sessions';

const down = bulkRatios(download, ['gateway', 'jumped', 'direct']);
const up = bulkRatios(upload, ['gateway', 'jumped']);
const terminal = bulkRatios(terminalDownload('file'), ['gateway', 'jumped']);
const terminalText = bulkRatios(terminalDownload('text'), ['gateway', 'jumped']);

/** What the gateway adds to the echo of a key: the median over runs in turn of this percentile's difference. */
async function addedEcho(rig: BenchRig, rank: number): Promise<Figure> {
  const run = async (way: 'gateway' | 'direct'): Promise<number> =>
    percentile(await timeEchoes(rig.ssh(way, 'cat'), 200), rank);
  const { ours, peer } = await inTurn(
    5,
    () => run('gateway'),
    () => run('direct'),
  );
  return {
    value: median(ours) - median(peer),
    peer: `gateway ${median(ours).toFixed(2)} ms, direct ${median(peer).toFixed(2)} ms`,
  };
}

async function connect(rig: BenchRig): Promise<Figure> {
  const { ours, peer } = await inTurn(
    15,
    () => timeSsh(rig.ssh('gateway', 'true')),
    () => timeSsh(rig.ssh('jumped', 'true')),
  );
  const told = `gateway ${median(ours).toFixed(0)} ms, ssh -J ${median(peer).toFixed(0)} ms`;
  return { value: median(ours) / median(peer), peer: told };
}

/** The SSH gateway against what people use without it: the same sshd by `ssh -J` through a jump host, or directly. */
export const group = defineGroup({
  open: openRig,
  measures: [
    {
      name: 'idle_session_mb',
      about: 'memory of the gateway by session, nobody typing',
      goal: { atMost: 1.5 },
      run: idleMemory,
    },
    {
      name: 'bulk_down_vs_jump_ratio',
      about: 'a download of 1 GiB through the gateway, against ssh -J through sshd',
      goal: { atLeast: 1 },
      run: (rig) => down(rig, 'jumped'),
    },
    {
      name: 'bulk_down_vs_direct_ratio',
      about: 'the same against no hop at all',
      goal: { atLeast: 0.8 },
      run: (rig) => down(rig, 'direct'),
    },
    {
      name: 'bulk_up_vs_jump_ratio',
      about: 'an upload of 1 GiB, against ssh -J through sshd',
      goal: { atLeast: 1 },
      run: (rig) => up(rig, 'jumped'),
    },
    {
      name: 'recorded_pty_vs_jump_ratio',
      about: 'a download of 256 MiB of random bytes through a terminal, recorded, against ssh -J',
      goal: { atLeast: 0.8 },
      run: (rig) => terminal(rig, 'jumped'),
    },
    {
      name: 'recorded_text_vs_jump_ratio',
      about: 'the same with text, which is what people print',
      goal: { atLeast: 0.8 },
      run: (rig) => terminalText(rig, 'jumped'),
    },
    {
      name: 'echo_added_p50_ms',
      about: 'what the gateway adds to the echo of a key',
      goal: { atMost: 1 },
      run: (rig) => addedEcho(rig, 50),
    },
    {
      name: 'echo_added_p99_ms',
      about: 'the same for the slowest of a hundred keys',
      goal: { atMost: 5 },
      run: (rig) => addedEcho(rig, 99),
    },
    {
      name: 'connect_vs_jump_ratio',
      about: 'a whole "ssh … true", against ssh -J through sshd',
      goal: { atMost: 1.1 },
      run: connect,
    },
    {
      name: 'echo_200_sessions_p99_ms',
      about: '200 sessions typing eight keys a second each',
      goal: { atMost: 25 },
      run: echoOfMany,
    },
    {
      name: 'revoke_200_sessions_ms',
      about: 'from the change until the last client saw its end',
      goal: { atMost: 1_000 },
      run: revocation,
    },
    {
      name: 'window_latency_p99_ms',
      about: 'a key in the app’s search until it is painted, its gateway and a terminal busy',
      goal: { atMost: 20 },
      run: windowLatency,
    },
  ],
});
