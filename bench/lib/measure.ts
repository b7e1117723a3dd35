import type { Closable } from '#shared/lib/closable';

/**
 * How a group of measures is written. A file `bench/<group>.ts` exports `group`; it is found by its name:
 *
 * ```ts
 * export const group = defineGroup({
 *   open: () => startRig(),                      // what all measures of the group share
 *   measures: [
 *     {
 *       name: 'bulk_down_vs_jump_ratio',         // reported as <group>.<name>; ends in its unit
 *       about: 'a download through the proxy, against ssh -J',
 *       goal: { atLeast: 0.8 },
 *       run: async (rig) => {
 *         const { ours, peer } = await inTurn(5, () => rig.bulk('proxy'), () => rig.bulk('jump'));
 *         return { value: median(ours) / median(peer), peer: `ssh -J ${median(peer).toFixed(0)} MB/s` };
 *       },
 *     },
 *   ],
 * });
 * ```
 *
 * A measure that throws is left out of the results and named on stderr, so a figure is never made up.
 */
export interface Measure<Rig> {
  /** Snake case, with its unit at the end: `_ratio`, `_ms`, `_per_s`. */
  readonly name: string;
  /** What is measured, against what, in a few words for the printed row. */
  readonly about: string;
  readonly goal: Goal;
  run(rig: Rig): Promise<Figure>;
}

export type Goal = { readonly atMost: number } | { readonly atLeast: number };

export interface Figure {
  /** In the unit that the measure's name ends with. */
  readonly value: number;
  /** The peer with its own figure from the same run, such as `ssh -J 412 MB/s`. */
  readonly peer: string;
}

export interface Group<Rig extends Closable = Closable> {
  /** Sets up what the measures need, including a peer that is missing; closed after the last measure. */
  open(): Promise<Rig>;
  readonly measures: readonly Measure<Rig>[];
}

/** Checks a group's shape and forgets what its rig is, so that groups can stand in one list. */
export function defineGroup<Rig extends Closable>({ open, measures }: Group<Rig>): Group {
  return {
    open,
    measures: measures.map((measure) => ({ ...measure, run: (rig) => measure.run(rig as Rig) })),
  };
}

/**
 * A group with some of its measures.
 * @throws Error when it has none of them
 */
export function onlyMeasures(group: Group, names: readonly string[]): Group {
  const measures = group.measures.filter(({ name }) => names.includes(name));
  if (measures.length === 0) throw new Error(`There is no measure ${names.join(', ')} here.`);
  return { ...group, measures };
}

export function holds(goal: Goal, value: number): boolean {
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}

/** The middle value, or the mean of the two middle ones. Throws when there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('No values to take a median of.');
  return (lower + upper) / 2;
}

/**
 * Runs the two sides in turn (A B A B …), so that whatever slows the machine down for a while slows both. The
 * first pair warms up and is not counted.
 */
export async function inTurn(
  runs: number,
  ours: () => Promise<number>,
  peer: () => Promise<number>,
): Promise<{ ours: number[]; peer: number[] }> {
  const taken = { ours: [] as number[], peer: [] as number[] };
  for (let run = 0; run <= runs; run++) {
    const pair = [await ours(), await peer()] as const;
    if (run === 0) continue;
    taken.ours.push(pair[0]);
    taken.peer.push(pair[1]);
  }
  return taken;
}
