const isLong = process.env['DAYPASS_LONG'] === '1';

/**
 * How many cases a property tries: as many as said, always the same ones, so that a run says something about the
 * change and not about luck. `npm run test:long` tries twenty times as many, others each time.
 */
export function runs(count: number): { readonly numRuns: number; readonly seed?: number } {
  return isLong ? { numRuns: count * 20 } : { numRuns: count, seed: 20_261_126 };
}
