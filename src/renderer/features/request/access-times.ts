/** The grid on which times are chosen by hand, in milliseconds. */
export const step = 15 * 60_000;
const hour = 4 * step;
const day = 24 * hour;

/** What is chosen about when access starts and ends, and what the cluster allows. All in milliseconds. */
export interface AccessTimes {
  readonly now: number;
  /** `null`: with the approval. */
  readonly startAt: number | null;
  /** `null`: the longest that is allowed. */
  readonly duration: number | null;
  readonly longest: number;
  readonly latestStart: number;
  /** How long the request waits for a decision. */
  readonly waits: number;
}

/** When access starts, if it were approved now. */
export const startOf = ({ startAt, now }: AccessTimes): number => startAt ?? now;
export const lastsOf = ({ duration, longest }: AccessTimes): number =>
  Math.min(duration ?? longest, longest);
export const endOf = (times: AccessTimes): number => startOf(times) + lastsOf(times);

const spans = [2 * hour, 4 * hour, 12 * hour, day, 3 * day, 8 * day, 16 * day, 35 * day];

/** How much time the line shows: all that is chosen and allowed, with some room behind it. */
export function spanOf(times: AccessTimes): number {
  const { now, longest, waits } = times;
  const needed = Math.max(startOf(times) + longest - now, waits) * 1.08;
  return spans.find((span) => span >= needed) ?? needed;
}

/** The nearest start on the grid that is allowed; `null` for the approval. */
export function startNear(times: AccessTimes, at: number): number | null {
  const snapped = Math.round(at / step) * step;
  const latest = Math.floor(times.latestStart / step) * step;
  return snapped < times.now + step ? null : Math.min(snapped, latest);
}

/** The nearest duration on the grid that ends about then; `null` for the longest. */
export function durationNear(times: AccessTimes, end: number): number | null {
  const wanted = Math.round((end - startOf(times)) / step) * step;
  return wanted >= times.longest ? null : Math.max(step, wanted);
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: step,
  ArrowUp: step,
  ArrowLeft: -step,
  ArrowDown: -step,
  PageUp: hour,
  PageDown: -hour,
};

/** The start that a key leads to; `undefined` for keys that do not move it. */
export function startByKey(times: AccessTimes, key: string): number | null | undefined {
  if (key === 'Home') return null;
  if (key === 'End') return startNear(times, times.latestStart);
  const by = steps[key];
  if (by === undefined) return undefined;
  // From the approval on, the first start leaves some time.
  const from = times.startAt ?? Math.ceil(times.now / step) * step;
  return startNear(times, from + by);
}

/** The duration that a key leads to; `undefined` for keys that do not move it. */
export function durationByKey(times: AccessTimes, key: string): number | null | undefined {
  if (key === 'Home') return times.longest > step ? step : null;
  if (key === 'End') return null;
  const by = steps[key];
  if (by === undefined) return undefined;
  const lasts = lastsOf(times);
  // A limit off the grid is left for the next place on it.
  const onGrid = by < 0 ? Math.ceil(lasts / step) * step : lasts;
  return durationNear(times, startOf(times) + onGrid + by);
}

const tickUnits: readonly (readonly [span: number, unit: number])[] = [
  [2 * hour, hour / 2],
  [4 * hour, hour],
  [12 * hour, 3 * hour],
  [day, 6 * hour],
  [3 * day, day],
  [8 * day, 2 * day],
];

/** Where the line is marked, in this computer's time zone, not too near to its ends. */
export function ticksOf(now: number, span: number): readonly number[] {
  const unit =
    tickUnits.find(([longest]) => span <= longest)?.[1] ?? Math.ceil(span / day / 4) * day;
  const ticks: number[] = [];
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const first = midnight + Math.ceil((now - midnight) / unit) * unit;
  for (let at = first; at < now + span; at += unit)
    if (at - now > span * 0.1 && now + span - at > span * 0.05) ticks.push(at);
  return ticks;
}
