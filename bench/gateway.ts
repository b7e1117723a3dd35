import { defineGroup, inTurn, median, type Figure } from './lib/measure';
import { timeEchoes, timeSsh } from './gateway/clients';
import { downloadBytes, openRig, type BenchRig, type Way } from './gateway/rig';

async function megabytesPerSecond(rig: BenchRig, way: Way): Promise<number> {
  const ms = await timeSsh(rig.ssh(way, `cat ${rig.file}`));
  return downloadBytes / 1_048_576 / (ms / 1_000);
}

async function downloadAgainstJump(rig: BenchRig, way: Way, runs: number): Promise<Figure> {
  const { ours, peer } = await inTurn(
    runs,
    () => megabytesPerSecond(rig, way),
    () => megabytesPerSecond(rig, 'jumped'),
  );
  const figure = `gateway ${median(ours).toFixed(0)} MB/s, ssh -J ${median(peer).toFixed(0)} MB/s`;
  return { value: median(ours) / median(peer), peer: figure };
}

/** The SSH gateway against what people use without it: the same sshd by `ssh -J` through a jump host, or directly. */
export const group = defineGroup({
  open: openRig,
  measures: [
    {
      name: 'bulk_down_vs_jump_ratio',
      about: 'a download of 512 MiB through the gateway, against ssh -J through sshd',
      goal: { atLeast: 0.8 },
      run: (rig) => downloadAgainstJump(rig, 'gateway', 5),
    },
    {
      name: 'bulk_down_on_node_vs_jump_ratio',
      about: 'the same with the gateway on plain Node, which the app does not run on',
      goal: { atLeast: 0.8 },
      run: (rig) => downloadAgainstJump(rig, 'gateway-on-node', 3),
    },
    {
      name: 'echo_added_p50_ms',
      about: 'what the gateway adds to the echo of a key',
      goal: { atMost: 1 },
      run: async (rig) => {
        const { ours, peer } = await inTurn(
          5,
          () => timeEchoes(rig.ssh('gateway', 'cat'), 100),
          () => timeEchoes(rig.ssh('direct', 'cat'), 100),
        );
        return {
          value: median(ours) - median(peer),
          peer: `direct ${median(peer).toFixed(2)} ms`,
        };
      },
    },
    {
      name: 'connect_vs_jump_ratio',
      about: 'a whole "ssh … true", against ssh -J through sshd',
      goal: { atMost: 1.1 },
      run: async (rig) => {
        const { ours, peer } = await inTurn(
          15,
          () => timeSsh(rig.ssh('gateway', 'true')),
          () => timeSsh(rig.ssh('jumped', 'true')),
        );
        const figure = `gateway ${median(ours).toFixed(0)} ms, ssh -J ${median(peer).toFixed(0)} ms`;
        return { value: median(ours) / median(peer), peer: figure };
      },
    },
  ],
});
