import { spawnSync } from 'node:child_process';
import { run } from './run.mjs';
import { step, Stop } from './terminal.mjs';

/** Debian's names of what is not on every machine, by what needs it. */
const lists = {
  window: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libnotify4', 'openssh-client'],
  noDisplay: ['xvfb', 'dbus', 'fonts-dejavu-core'],
  tests: [
    ...['xvfb', 'dbus', 'fonts-dejavu-core', 'openssh-server', 'util-linux'],
    ...['git', 'rsync', 'busybox', 'curl', 'dash'],
  ],
  make: ['dpkg', 'fakeroot', 'zip'],
  makeTests: ['mmdebstrap', 'bubblewrap', 'desktop-file-utils', 'unzip', 'util-linux'],
};

/** @typedef {keyof typeof lists} Need */

const probeTimeout = ['-o', 'Acquire::http::Timeout=5', '-o', 'Acquire::https::Timeout=5'];
const quietEnvironment = { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'l' };

/** @param {string} command @param {readonly string[]} args */
function outputOf(command, args) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return {
    ok: result.status === 0,
    missing: result.error !== undefined,
    text: result.stdout ?? '',
  };
}

/** Ubuntu 24.04 and Debian 13 renamed some libraries when their time type grew. @param {string} name */
const namesOf = (name) => [name, `${name}t64`];

/** @param {string} name */
function isInstalled(name) {
  return namesOf(name).some((known) => {
    const { text } = outputOf('dpkg-query', ['-W', '-f=${db:Status-Abbrev}', known]);
    return text.startsWith('ii');
  });
}

/**
 * The name under which a package can be installed here: a renamed one answers to its old name only as a virtual
 * package, which has no versions.
 * @param {string} name
 */
function installableName(name) {
  const known = namesOf(name).find((candidate) => {
    const { text } = outputOf('apt-cache', ['show', '--no-all-versions', candidate]);
    return text.includes(`Package: ${candidate}\n`);
  });
  return known ?? name;
}

/** What apt-get says that it is going to fetch, such as "85.2 MB". @param {string} simulation */
export function downloadSize(simulation) {
  return (
    /Need to get (?:[^/\n]*\/)?([\d.,]+ [kMG]?B) of archives/.exec(simulation)?.[1] ??
    'unknown size'
  );
}

/** @param {readonly string[]} missing */
async function install(missing) {
  await step('Asking the distribution for its package lists', () =>
    run('apt-get', [...probeTimeout, 'update', '-qq'], { quiet: true }),
  );
  const args = ['install', '--no-install-recommends', ...missing.map(installableName)];
  const size = downloadSize(outputOf('apt-get', [...args, '--assume-no']).text);
  await step(`Installing system packages (${size}): ${missing.join(' ')}`, () =>
    run('apt-get', [...probeTimeout, '-qq', '-y', ...args], {
      quiet: true,
      env: quietEnvironment,
    }),
  );
}

/**
 * Installs what is missing as root on Debian and its relatives. Without root it prints the one line to run, and
 * goes on: what is there may be enough.
 * @param {readonly Need[]} needs
 */
export async function ensureSystemPackages(needs) {
  if (process.platform !== 'linux') return;
  if (outputOf('dpkg-query', ['--version']).missing) {
    console.log(
      'This is not Debian or Ubuntu: GTK 3, NSS, ALSA and, for tests, Xvfb, dbus and sshd have to be there.',
    );
    return;
  }
  const wanted = new Set(needs.flatMap((need) => lists[need]));
  const missing = [...wanted].filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    const names = missing.map(installableName).join(' ');
    console.log(
      `Some system packages are missing. Run this, then start again:\n  sudo apt-get install -y ${names}`,
    );
    return;
  }
  await install(missing).catch((error) => {
    const reason = error instanceof Stop ? error.message : String(error);
    throw new Stop(`These system packages could not be installed: ${missing.join(' ')}. ${reason}`);
  });
}
