const times = process.env['DAYPASS_LONG'] === '1' ? 20 : 1;

/** How many cases a property tries: as many as said, and twenty times as many in `npm run test:long`. */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: count * times };
}
