import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By then a start is over, and most of what it made is of no more use. */
export const startIsOverMs = 3_000;

/**
 * Collects garbage and gives its memory back to the system, in some 20 ms: for when a process comes to rest. V8 does
 * so by itself after half a minute; until then what a start leaves behind is a tenth of the app's memory.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect === 'function')
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
