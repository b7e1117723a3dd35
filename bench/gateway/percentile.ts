/** @param rank between 0 and 100 @returns the value that so many percent do not exceed; throws when there are none */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * rank) / 100) - 1)];
  if (value === undefined) throw new Error('No values to take a percentile of.');
  return value;
}
