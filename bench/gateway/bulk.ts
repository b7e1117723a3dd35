import { median, type Figure } from '../lib/measure';
import { timeSsh } from './clients';
import { fileMegabytes, terminalMegabytes, type BenchRig, type Way } from './rig';

/** Counted rounds; one more warms up. */
const rounds = 3;
const names: Record<Way, string> = { gateway: 'gateway', direct: 'direct', jumped: 'ssh -J' };

/** One transfer of the file. @returns MB/s */
export type Transfer = (rig: BenchRig, way: Way) => Promise<number>;

export const download: Transfer = async (rig, way) =>
  rateOf(fileMegabytes, await timeSsh(rig.ssh(way, `cat ${rig.file}`)));

export const upload: Transfer = async (rig, way) =>
  rateOf(fileMegabytes, await timeSsh(rig.ssh(way, 'cat > /dev/null'), rig.file));

/** Through a terminal, which passes the bytes as they are. */
export const terminalDownload =
  (of: 'file' | 'text'): Transfer =>
  async (rig, way) =>
    rateOf(terminalMegabytes, await timeSsh(rig.ssh(way, '-tt', printed(rig[of]))));

function printed(file: string): string {
  return `stty raw -echo; head -c ${terminalMegabytes}M ${file}`;
}

function rateOf(megabytes: number, ms: number): number {
  return megabytes / (ms / 1_000);
}

/**
 * The gateway's rate by that of another way, medians of runs in turn.
 * @param ways all that are run in turn; `against` is one of them
 */
export function bulkRatios(transfer: Transfer, ways: readonly Way[]) {
  const rates = new WeakMap<BenchRig, Promise<ReadonlyMap<Way, number>>>();
  return async (rig: BenchRig, against: Way): Promise<Figure> => {
    const taken = rates.get(rig) ?? inTurns(rig, transfer, ways);
    rates.set(rig, taken);
    const rate = (way: Way, of: ReadonlyMap<Way, number>): number => of.get(way) ?? Number.NaN;
    const all = await taken;
    const told = ways.map((way) => `${names[way]} ${rate(way, all).toFixed(0)} MB/s`).join(', ');
    return { value: rate('gateway', all) / rate(against, all), peer: told };
  };
}

async function inTurns(
  rig: BenchRig,
  transfer: Transfer,
  ways: readonly Way[],
): Promise<ReadonlyMap<Way, number>> {
  const taken = new Map<Way, number[]>(ways.map((way) => [way, []]));
  for (let round = 0; round <= rounds; round++)
    for (const way of ways) {
      const rate = await transfer(rig, way);
      if (round > 0) taken.get(way)?.push(rate);
    }
  return new Map([...taken].map(([way, all]) => [way, median(all)]));
}
