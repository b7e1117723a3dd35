/** A failure that a person can act on: its message is the one sentence that they read. */
export class Stop extends Error {}

/** @param {number} started milliseconds */
const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`;

/**
 * Says what is being done, stays heard from every ten seconds, and says how long it took.
 * @template T
 * @param {string} title with the size of what it fetches, where it fetches something
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  console.log(`→ ${title}`);
  const alive = setInterval(() => console.log(`  … ${seconds(started)}`), 10_000);
  try {
    const result = await work();
    console.log(`  done in ${seconds(started)}`);
    return result;
  } finally {
    clearInterval(alive);
  }
}

/**
 * Runs a script: a failure is printed as one sentence, without a stack trace, and makes the exit code 1.
 * @param {() => Promise<number | void>} script may return another exit code
 */
export async function runScript(script) {
  try {
    process.exitCode = (await script()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop) && process.env['DEBUG']) throw error;
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/** @param {number} bytes */
export const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
