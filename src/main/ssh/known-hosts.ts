import { formatKeyLine } from './public-key';

// What may stand in the first field of a known_hosts line: host names, addresses, ports, wildcards.
const patternPattern = /^!?[A-Za-z0-9.*?_:[\]-]+$/;
const defaultPort = 22;

/** How OpenSSH writes a host in known_hosts: the name alone for port 22, otherwise `[name]:port`. */
export function knownHostsName(host: string, port: number): string {
  return port === defaultPort ? host : `[${host}]:${port}`;
}

/**
 * Writes a known_hosts line for a host key.
 *
 * @param patterns names as {@link knownHostsName} gives them, or patterns with wildcards
 * @param key the host key as an SSH wire blob
 * @throws TypeError for a pattern that would break the line
 */
export function knownHostsLine(patterns: readonly string[], key: Buffer): string {
  return `${joined(patterns)} ${formatKeyLine(key)}`;
}

/** Writes a known_hosts line that trusts an authority for host certificates under these patterns, and no others. */
export function certAuthorityLine(patterns: readonly string[], authorityKey: Buffer): string {
  return `@cert-authority ${joined(patterns)} ${formatKeyLine(authorityKey)}`;
}

/** The name by which a cluster's gateway is certified wherever it listens; for `HostKeyAlias` in an ssh_config. */
export function gatewayHostName(clusterName: string): string {
  return `gateway.${clusterName}`;
}

/**
 * Writes the line by which a stock client trusts a cluster's host authority for the names of that cluster, `<node>.<cluster>`
 * and the gateway's own {@link gatewayHostName}, and for nothing else.
 *
 * @param authorityKey `proxy.hostAuthority` of `cluster.info`, as a wire blob
 * @param more further names that are this cluster's on this computer, such as the gateway's address
 */
export function hostAuthorityLine(
  clusterName: string,
  authorityKey: Buffer,
  more: readonly string[] = [],
): string {
  return certAuthorityLine([`*.${clusterName}`, ...more], authorityKey);
}

function joined(patterns: readonly string[]): string {
  if (patterns.length === 0 || !patterns.every((each) => patternPattern.test(each)))
    throw new TypeError('A known_hosts line needs host names, addresses or patterns');
  return patterns.join(',');
}
