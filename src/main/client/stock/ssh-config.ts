import { gatewayHostName } from '../../ssh/known-hosts';

/** What a configuration for stock OpenSSH says about one profile. */
export interface SshConfig {
  /** The cluster's name, as the cluster gives it. */
  readonly cluster: string;
  readonly proxyHost: string;
  readonly proxyPort: number;
  /** Absolute paths. */
  readonly agentSocket: string;
  readonly knownHosts: string;
}

/** Host names as stock tools know them: `demo` makes the gateway `daypass-demo`, and its machines `iot.demo`. */
export interface StockNames {
  readonly gateway: string;
  /** What stands behind a machine's name, without the dot. */
  readonly suffix: string;
}

/** The names for a cluster. Whatever a name of a host may not hold becomes a dash, wildcards above all. */
export function stockNames(cluster: string): StockNames {
  const plain = cluster
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 63);
  const suffix = plain === '' ? 'cluster' : plain;
  return { gateway: `daypass-${suffix}`, suffix };
}

/** The same for the gateway and for the machines behind it. What is in front of it counts (ssh_config(5)). */
function common({ agentSocket, knownHosts }: SshConfig): readonly string[] {
  return [
    // The agent offers this profile's certificate and nothing else, always the newest; so no file is named, and
    // "IdentitiesOnly yes", which needs one, would keep ssh from offering it.
    `IdentityAgent ${pathValue(agentSocket)}`,
    'IdentitiesOnly no',
    'IdentityFile none',
    'AddKeysToAgent no',
    'ForwardAgent no',
    'PreferredAuthentications publickey,keyboard-interactive',
    // Nothing but what the app wrote says who the cluster is, and a stranger is never asked about.
    `UserKnownHostsFile ${pathValue(knownHosts)}`,
    'GlobalKnownHostsFile none',
    'StrictHostKeyChecking yes',
    'UpdateHostKeys no',
    'VerifyHostKeyDNS no',
    'CheckHostIP no',
    'CanonicalizeHostname no',
    'HostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com,ssh-ed25519',
  ];
}

/**
 * A part of an ssh_config(5) by which stock OpenSSH reaches a cluster: the gateway as `daypass-<cluster>`, and each
 * machine as `<machine>.<cluster>` by way of it.
 *
 * @throws TypeError for a value that cannot stand in such a file
 */
export function sshConfigText(config: SshConfig): string {
  const { gateway, suffix } = stockNames(config.cluster);
  const settings = common(config);
  const block = (pattern: string, own: readonly string[]): string =>
    [`Host ${pattern}`, ...[...own, ...settings].map((line) => `  ${line}`)].join('\n');
  const port = Number.isInteger(config.proxyPort) ? config.proxyPort : Number.NaN;
  if (!(port > 0 && port < 65_536)) throw new TypeError('The gateway has no port');
  return [
    '# Written by Daypass for as long as you are signed in; changes here are lost.',
    block(gateway, [
      `HostName ${hostValue(config.proxyHost)}`,
      `Port ${port}`,
      // Any name without an "@" asks for a way on to machines; this one tells the gateway nothing of this computer.
      'User jump',
      `HostKeyAlias ${gatewayHostName(suffix)}`,
      // What applies to other hosts must not lead there by a detour.
      'ProxyJump none',
      'ProxyCommand none',
    ]),
    block(`*.${suffix}`, [`ProxyJump ${gateway}`]),
    '',
  ].join('\n\n');
}

function hostValue(host: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$|^[0-9a-fA-F:.]+$/.test(host))
    throw new TypeError('The gateway has no plain address');
  return host;
}

/** A path as one word, in which nothing is expanded. */
function pathValue(path: string): string {
  if (/["\\$\p{Cc}]/u.test(path) || !path.startsWith('/'))
    throw new TypeError('The path cannot stand in an ssh_config');
  return `"${path.replaceAll('%', '%%')}"`;
}
