import type { Say } from '#shared/i18n/text';
import type { AppState } from '#shared/ipc/app-state';
import type { Check } from '#shared/ipc/diagnostics';
import type { KeyringState } from './keyring-probe';

/** What the checks find out by. None of them waits for a person, and each answers within seconds. */
export interface Probes {
  /** Whether something answers at `host:port`; why not: the system's code, or `timeout`; else empty. */
  readonly reach: (address: string) => Promise<string>;
  readonly keyring: () => Promise<KeyringState>;
  readonly showsNotifications: () => boolean;
  /** What `ssh -V` says; `null` where there is none. */
  readonly ssh: () => Promise<string | null>;
  /** Bytes that are free where the app keeps its data; `null` where that cannot be told. */
  readonly freeBytes: () => Promise<number | null>;
}

const gigabyte = 1_073_741_824;

/** Looks at everything outside of the app that it depends on. */
export async function runChecks(
  state: AppState,
  probes: Probes,
  say: Say,
): Promise<readonly Check[]> {
  const checks = await Promise.all([
    ...addressesOf(state, say).map((place) => checkAddress(place, probes, say)),
    checkKeyring(probes, say),
    checkSsh(probes, say),
    checkSpace(probes, say),
  ]);
  return [...checks, checkNotifications(state, probes, say), checkSettings(state, say)];
}

interface Place {
  readonly title: string;
  readonly address: string;
  readonly help: string;
}

function addressesOf({ hosted, profiles }: AppState, say: Say): readonly Place[] {
  const own =
    hosted?.state === 'running'
      ? [
          { title: say('desktopChecks.title.api'), address: hosted.apiAddress },
          { title: say('desktopChecks.title.gateway'), address: hosted.proxyAddress },
        ]
      : [];
  const known = new Set(own.map(({ address }) => address));
  const others = profiles.filter(({ cluster }) => !known.has(cluster.address));
  const addresses = new Map(others.map(({ cluster }) => [cluster.address, cluster.name]));
  return [
    ...own.map((each) => ({
      ...each,
      help: say('desktopChecks.address.startAgain'),
    })),
    ...[...addresses].map(([address, name]) => ({
      title: say('desktopChecks.title.cluster', { name }),
      address,
      help: say('desktopChecks.address.checkNetwork'),
    })),
  ];
}

async function checkAddress(
  { title, address, help }: Place,
  { reach }: Probes,
  say: Say,
): Promise<Check> {
  const code = await reach(address);
  if (code === '')
    return { title, state: 'ok', text: say('desktopChecks.address.answers', { address }) };
  const reason = code === 'timeout' ? code : 'code';
  const text = say('desktopChecks.address.silent', { address, reason, code, help });
  return { title, state: 'bad', text };
}

async function checkKeyring({ keyring }: Probes, say: Say): Promise<Check> {
  const title = say('desktopChecks.title.keychain');
  switch (await keyring()) {
    case 'open':
      return { title, state: 'ok', text: say('desktopChecks.keychain.open') };
    case 'locked':
      return {
        title,
        state: 'bad',
        text: say('desktopChecks.keychain.locked'),
      };
    case 'absent':
      return {
        title,
        state: 'note',
        text: say('desktopChecks.keychain.absent'),
      };
  }
}

function checkNotifications(
  { doNotDisturb }: AppState,
  { showsNotifications }: Probes,
  say: Say,
): Check {
  const title = say('desktopChecks.title.notifications');
  if (!showsNotifications())
    return {
      title,
      state: 'bad',
      text: say('desktopChecks.notifications.none'),
    };
  if (doNotDisturb.quiet !== null)
    return { title, state: 'note', text: say('desktopChecks.notifications.heldBack') };
  return { title, state: 'ok', text: say('desktopChecks.notifications.shown') };
}

async function checkSsh({ ssh }: Probes, say: Say): Promise<Check> {
  const title = say('desktopChecks.title.ssh');
  const version = await ssh();
  return version === null
    ? { title, state: 'note', text: say('desktopChecks.ssh.none') }
    : { title, state: 'ok', text: version };
}

async function checkSpace({ freeBytes }: Probes, say: Say): Promise<Check> {
  const title = say('desktopChecks.title.disk');
  const free = await freeBytes();
  if (free === null) return { title, state: 'note', text: say('desktopChecks.disk.unknown') };
  const gigabytes = free / gigabyte;
  return free < gigabyte / 4
    ? { title, state: 'bad', text: say('desktopChecks.disk.tight', { gigabytes }) }
    : { title, state: 'ok', text: say('desktopChecks.disk.free', { gigabytes }) };
}

function checkSettings({ settingsFile: { problems, unreadable } }: AppState, say: Say): Check {
  const title = say('desktopChecks.title.settings');
  if (unreadable !== null) return { title, state: 'bad', text: unreadable };
  if (problems.length > 0)
    return { title, state: 'note', text: problems.map(({ text }) => text).join(' ') };
  return { title, state: 'ok', text: say('desktopChecks.settings.fine') };
}
