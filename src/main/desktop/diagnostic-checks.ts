import type { AppState } from '#shared/ipc/app-state';
import type { Check } from '#shared/ipc/diagnostics';
import type { KeyringState } from './keyring-probe';

/** What the checks find out by. None of them waits for a person, and each answers within seconds. */
export interface Probes {
  /** Whether something answers at `host:port`; why not, in words, else empty. */
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
export async function runChecks(state: AppState, probes: Probes): Promise<readonly Check[]> {
  const checks = await Promise.all([
    ...addressesOf(state).map((place) => checkAddress(place, probes)),
    checkKeyring(probes),
    checkSsh(probes),
    checkSpace(probes),
  ]);
  return [...checks, checkNotifications(state, probes), checkSettings(state)];
}

interface Place {
  readonly title: string;
  readonly address: string;
  readonly help: string;
}

function addressesOf({ hosted, profiles }: AppState): readonly Place[] {
  const own =
    hosted?.state === 'running'
      ? [
          { title: 'API of the cluster hosted here', address: hosted.apiAddress },
          { title: 'Gateway of the cluster hosted here', address: hosted.proxyAddress },
        ]
      : [];
  const known = new Set(own.map(({ address }) => address));
  const others = profiles.filter(({ cluster }) => !known.has(cluster.address));
  const addresses = new Map(others.map(({ cluster }) => [cluster.address, cluster.name]));
  return [
    ...own.map((each) => ({
      ...each,
      help: 'Start the cluster again, on other ports if another program has taken these.',
    })),
    ...[...addresses].map(([address, name]) => ({
      title: `Cluster ${name}`,
      address,
      help: 'Check the network and the VPN, and whether the cluster runs.',
    })),
  ];
}

async function checkAddress({ title, address, help }: Place, { reach }: Probes): Promise<Check> {
  const why = await reach(address);
  if (why === '') return { title, state: 'ok', text: `Answers at ${address}.` };
  return { title, state: 'bad', text: `Nothing answers at ${address}: ${why}. ${help}` };
}

async function checkKeyring({ keyring }: Probes): Promise<Check> {
  const title = 'Keychain';
  switch (await keyring()) {
    case 'open':
      return { title, state: 'ok', text: 'Open: it protects the keys of a cluster hosted here.' };
    case 'locked':
      return {
        title,
        state: 'bad',
        text: 'Locked. Unlock it before you start a cluster whose keys it protects.',
      };
    case 'absent':
      return {
        title,
        state: 'note',
        text: 'There is none: keys of a cluster hosted here lie in a file that only your account can read.',
      };
  }
}

function checkNotifications({ doNotDisturb }: AppState, { showsNotifications }: Probes): Check {
  const title = 'Notifications';
  if (!showsNotifications())
    return {
      title,
      state: 'bad',
      text: 'This desktop shows none. Approvals and reviews stand on the screen of requests.',
    };
  if (doNotDisturb.quiet !== null)
    return { title, state: 'note', text: 'Held back: do not disturb is on, or quiet hours are.' };
  return { title, state: 'ok', text: 'Shown as things happen.' };
}

async function checkSsh({ ssh }: Probes): Promise<Check> {
  const title = 'SSH tools';
  const version = await ssh();
  return version === null
    ? { title, state: 'note', text: 'No ssh was found. The terminals here work without one.' }
    : { title, state: 'ok', text: version };
}

async function checkSpace({ freeBytes }: Probes): Promise<Check> {
  const title = 'Disk';
  const free = await freeBytes();
  if (free === null) return { title, state: 'note', text: 'How much is free could not be told.' };
  const text = `${(free / gigabyte).toFixed(1)} GB are free.`;
  return free < gigabyte / 4
    ? { title, state: 'bad', text: `${text} Make room: a cluster that cannot write refuses.` }
    : { title, state: 'ok', text };
}

function checkSettings({ settingsFile: { problems, unreadable } }: AppState): Check {
  const title = 'Settings file';
  if (unreadable !== null) return { title, state: 'bad', text: unreadable };
  if (problems.length > 0)
    return { title, state: 'note', text: problems.map(({ text }) => text).join(' ') };
  return { title, state: 'ok', text: 'All of it has effect.' };
}
