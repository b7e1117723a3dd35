import type { Pace } from './resource-index';

/** A page is asked for after so long at the latest, in milliseconds, however busy the window is. */
const longestRest = 500;

/** Reads between whatever else the window has to do. */
export const windowPace: Pace = {
  now: Date.now,
  rest: () =>
    new Promise((resolve) => {
      if (typeof requestIdleCallback === 'function')
        requestIdleCallback(() => resolve(), { timeout: longestRest });
      else setTimeout(resolve, 0);
    }),
  later(task, ms) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
