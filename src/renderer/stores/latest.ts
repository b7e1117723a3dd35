/** Hands out a ticket for each question asked; only the newest question's answer is still wanted. */
export function createLatest(): { next(): () => boolean; cancel(): void } {
  let newest = 0;
  return {
    next() {
      newest += 1;
      const mine = newest;
      return () => mine === newest;
    },
    cancel() {
      newest += 1;
    },
  };
}

/** Runs `task` once things have been quiet for `ms`; each call starts the wait again. */
export function createDebounce(
  task: () => void,
  ms: number,
): { schedule(): void; now(): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    schedule() {
      cancel();
      timer = setTimeout(task, ms);
    },
    now() {
      cancel();
      task();
    },
    cancel,
  };
}

/** Runs `task` at once where nothing came for `ms`; what comes before such a pause is answered together, after it. */
export function createBurst(task: () => void, ms: number): { put(): void; cancel(): void } {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let more = false;
  const cancel = () => {
    clearTimeout(pause);
    pause = undefined;
    more = false;
  };
  const end = () => {
    const due = more;
    cancel();
    if (due) task();
  };
  return {
    put() {
      if (pause === undefined) task();
      else more = true;
      clearTimeout(pause);
      pause = setTimeout(end, ms);
    },
    cancel,
  };
}
