import { ExpectedError } from '#shared/api/errors';
import { createDeferred } from '#main/desktop/deferred';
import type { ProcessLink } from '#main/desktop/supervisor';

type Method = (input: never) => unknown;

/** A process that answers from a table, and can be made to stop. */
export function fakeProcess(methods: Readonly<Record<string, Method>>) {
  const exit = createDeferred<string>();
  let running = true;
  const calls: { readonly name: string; readonly input: unknown; readonly ports: number }[] = [];
  const end = (reason: string) => {
    running = false;
    exit.resolve(reason);
  };
  const link: ProcessLink<never> = {
    rpc: {
      async call(name, input, ports) {
        calls.push({ name, input, ports: ports?.length ?? 0 });
        if (!running) throw new ExpectedError('unreachable', 'gone');
        return methods[name]?.(input as never) ?? {};
      },
      emit: () => undefined,
    },
    exited: exit.promise,
    isRunning: () => running,
    kill: () => end('It was ended.'),
  };
  return { link, calls, end };
}
export type FakeProcess = ReturnType<typeof fakeProcess>;

/** Lets everything that is due without waiting happen. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
