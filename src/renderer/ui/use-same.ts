import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function from one drawing to the next, which calls the one that was given last. For events alone. */
export function useSame<Args extends readonly unknown[]>(
  given: (...args: Args) => void,
): (...args: Args) => void {
  const last = useRef(given);
  useLayoutEffect(() => {
    last.current = given;
  });
  return useCallback((...args) => last.current(...args), []);
}
