import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire, Module, wrap } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

export interface CompiledBundle {
  /** Runs the bundle as Node runs a CommonJS file. */
  run(): void;
  /** Whether V8 took what an earlier start had compiled. */
  readonly fromCache: boolean;
  /** Keeps what V8 has compiled by now, functions that ran included, unless it came from there. Never throws. */
  keep(): void;
}

/** V8 itself does not notice damage: the SHA-256 of what it gave stands before it. */
const hashLength = 32;

type Wrapped = (
  exports: object,
  require: NodeJS.Require,
  module: Module,
  filename: string,
  dirname: string,
) => void;

/**
 * Loads a CommonJS bundle with V8's code cache: compiling a bundle of two megabytes takes longer than running it.
 * What is cached is code, so it is taken only from a folder and a file that nobody but this account can write, and
 * only for just this bundle and this runtime; anything else is compiled anew.
 *
 * @param folder for the cache, made when it is missing; `null` for none
 */
export function loadBundle(path: string, folder: string | null): CompiledBundle {
  const source = readFileSync(path);
  const runtime = `${process.version} ${process.versions.v8} ${process.arch}`;
  const hash = createHash('sha256').update(`${runtime}\0`).update(source).digest('hex');
  const file = folder === null ? null : join(folder, `${basename(path)}-${hash.slice(0, 32)}`);
  const cachedData = file === null ? undefined : readOwn(file);
  const script = new Script(wrap(source.toString()), {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  const fromCache = cachedData !== undefined && script.cachedDataRejected === false;
  return {
    fromCache,
    run() {
      const module = new Module(path);
      const require = createRequire(path);
      // A part of the bundle that is loaded later may ask for what is in it: that must not run it once more.
      require.cache[require.resolve(path)] = module;
      const wrapped = script.runInThisContext() as Wrapped;
      const exports = module.exports as object;
      wrapped.call(exports, exports, require, module, path, dirname(path));
      module.loaded = true;
    },
    keep() {
      if (file !== null && !fromCache) tryKeep(file, basename(path), script);
    },
  };
}

/** What a file of ours holds; nothing where it or its folder could have been written by another account. */
function readOwn(file: string): Buffer | undefined {
  try {
    if (![dirname(file), file].every(isOwn)) return undefined;
    const stored = readFileSync(file);
    const data = stored.subarray(hashLength);
    return stored.subarray(0, hashLength).equals(sha256(data)) ? data : undefined;
  } catch {
    return undefined;
  }
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

function isOwn(path: string): boolean {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && !(found.mode & 0o022));
}

/** A start without a cache is only slower, so a failure is no reason to stop. */
function tryKeep(file: string, bundle: string, script: Script): void {
  const folder = dirname(file);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    for (const name of readdirSync(folder))
      if (name.startsWith(`${bundle}-`)) rmSync(join(folder, name), { force: true });
    const data = script.createCachedData();
    const stored = Buffer.concat([sha256(data), data]);
    writeFileSync(unfinished, stored, { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, file);
  } catch {
    // What is left of it is removed with the others at the next start.
  }
}
