import { once } from 'node:events';
import type { Closable } from '#shared/lib/closable';
import { startProcess } from './start-gateway';
import type { TypistsMessage, TypistsTask } from './typists-process';

/** Sessions through the gateway, each on a connection of its own, held by another process than the bench's. */
export interface Typists extends Closable {
  /** Everybody types into `cat` for this long. @returns the round trips of all keys, in milliseconds */
  keyTimes(seconds: number): Promise<number[]>;
  /** Waits until the last session saw its end. @returns when, in milliseconds of `process.hrtime` */
  allEnded(): Promise<number>;
}

/** Opens all the sessions that the task tells of, each with `cat` running. */
export async function startTypists(task: TypistsTask): Promise<Typists> {
  const { child, exited } = await startProcess('typists-process.mjs', process.execPath, task);
  const ask = async (message: TypistsMessage): Promise<unknown> => {
    const answer = once(child, 'message');
    child.send(message);
    const [result] = (await answer) as unknown[];
    return result;
  };
  return {
    keyTimes: async (seconds) => (await ask({ type: 'key-times', seconds })) as number[],
    allEnded: async () => (await ask({ type: 'all-ended' })) as number,
    async close() {
      child.disconnect();
      await exited;
    },
  };
}
