import { runningMessage } from '#shared/lib/running-message';
import { collectGarbage, startIsOverMs } from './collect-garbage';
import { loadBundle } from './compiled-bundle';

/** By then the process has done its start, and what that needed is compiled. */
const startedMs = 1_500;

// Electron runs this file in each utility process, with the bundle and the folder for its code cache as arguments.
const { parentPort } = process as unknown as {
  readonly parentPort?: { postMessage(message: unknown): void };
};
// A port of Electron's, which knows of no origins.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(runningMessage);
const [, , path, folder] = process.argv;
if (path === undefined) throw new Error('Name the bundle to run');
const bundle = loadBundle(path, folder ?? null);
bundle.run();
setTimeout(bundle.keep, startedMs).unref();
setTimeout(collectGarbage, startIsOverMs).unref();
