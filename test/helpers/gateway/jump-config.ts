import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostAuthorityLine, knownHostsName } from '#main/ssh/known-hosts';

export interface JumpConfig {
  /** With `id` and `id-cert.pub`. */
  readonly folder: string;
  readonly port: number;
  readonly clusterName: string;
  /** The host authority's public key, as a wire blob. */
  readonly hostAuthority: Buffer;
  /** Names of nodes without the cluster's name behind them that are trusted too. */
  readonly nodes?: readonly string[];
  /** Further lines for every host. */
  readonly lines?: readonly string[];
  /** Lines for the gateway. */
  readonly gatewayLines?: readonly string[];
}

/**
 * Writes an ssh_config by which the stock client jumps: `gate` is the gateway, and what is trusted is the host
 * authority and no host key.
 *
 * @returns the words that make ssh, scp and others use it
 */
export function writeJumpConfig(config: JumpConfig, name = 'config'): string[] {
  const { folder, port, clusterName, hostAuthority } = config;
  const path = (file: string): string => join(folder, file);
  const names = [knownHostsName('127.0.0.1', port), ...(config.nodes ?? [])];
  writeFileSync(
    path(`${name}.known_hosts`),
    `${hostAuthorityLine(clusterName, hostAuthority, names)}\n`,
  );
  const lines = [
    'Host gate',
    '  HostName 127.0.0.1',
    `  Port ${port}`,
    '  User somebody',
    ...(config.gatewayLines ?? []),
    'Host *',
    `  IdentityFile ${path('id')}`,
    `  CertificateFile ${path('id-cert.pub')}`,
    '  IdentitiesOnly yes',
    '  IdentityAgent none',
    `  UserKnownHostsFile ${path(`${name}.known_hosts`)}`,
    '  GlobalKnownHostsFile none',
    '  StrictHostKeyChecking yes',
    ...(config.lines ?? []),
    '',
  ];
  writeFileSync(path(name), lines.join('\n'));
  return ['-F', path(name)];
}
