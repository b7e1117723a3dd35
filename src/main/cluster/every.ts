import type { Closable } from '#shared/lib/closable';

/** Does this now, and again each time as many milliseconds have passed; never twice at once. */
export function startEvery(
  ms: number,
  work: () => Promise<void>,
  onBug: (error: unknown) => void,
): Closable {
  let running = Promise.resolve();
  const run = (): void => {
    running = running.then(work).catch(onBug);
  };
  const timer = setInterval(run, ms);
  timer.unref();
  run();
  return {
    close() {
      clearInterval(timer);
      return running;
    },
  };
}
