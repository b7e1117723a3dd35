import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs `ssh` to its end, its output going nowhere.
 * @param input a file that it reads; nothing if none is given
 * @returns how long it took, in milliseconds
 */
export async function timeSsh(words: readonly string[], input?: string): Promise<number> {
  const start = performance.now();
  // By a pipe, as what people copy mostly comes.
  const source =
    input === undefined ? null : spawn('cat', [input], { stdio: ['ignore', 'pipe', 'inherit'] });
  const child = spawn('ssh', words, { stdio: [source?.stdout ?? 'ignore', 'ignore', 'pipe'] });
  source?.stdout.destroy();
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`ssh failed: ${stderr.trim()}`);
  return performance.now() - start;
}

/**
 * Types keys one after another into `cat` and waits for each to come back.
 * @param words an `ssh` command that runs `cat`
 * @returns the round trips, in milliseconds
 */
export async function timeEchoes(words: readonly string[], keys: number): Promise<number[]> {
  const child = spawn('ssh', words, { stdio: ['pipe', 'pipe', 'ignore'] });
  const closed = once(child, 'close');
  const echo = async (): Promise<number> => {
    const start = performance.now();
    const back = once(child.stdout, 'data');
    child.stdin.write('k');
    await back;
    return performance.now() - start;
  };
  const times: number[] = [];
  for (let key = 0; key < keys + warmUpKeys; key++) {
    const time = await echo();
    if (key >= warmUpKeys) times.push(time);
    // As fast as the fastest typist, so that nothing is answered from a busy loop.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.stdin.end();
  await closed;
  return times;
}

const warmUpKeys = 10;
