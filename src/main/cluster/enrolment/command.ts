import { certificatePem } from '../authority/x509-certificates';
import { internalServerName } from '../authority/x509-names';

export interface CommandInput {
  readonly clusterId: string;
  /** `host:port` where the server reaches the cluster. */
  readonly address: string;
  /** The issuers of the API server's certificate, DER. */
  readonly serverAuthorities: readonly Buffer[];
  readonly token: string;
}

/**
 * The line that enrols a server, for sh, bash, ash and zsh.
 *
 * curl trusts the cluster's own issuer alone, which the line carries, and checks the name in the certificate, which
 * is of this cluster whatever its address. The token reaches the script by its standard input, printed by the shell
 * itself: it is in no URL and in no program's arguments. The script does nothing until that last line calls it, so
 * a download that was cut off does nothing either.
 */
export function enrolCommand({
  clusterId,
  address,
  serverAuthorities,
  token,
}: CommandInput): string {
  const server = internalServerName(clusterId);
  const pem = serverAuthorities.map(certificatePem).join('');
  const words = pem.trimEnd().split('\n').map(quoteWhereNeeded).join(' ');
  const curl = `curl -fsS --cacert /dev/stdin --connect-to ::${address} https://${server}/enrol`;
  return (
    ` { printf '%s\\n' ${words} | ${curl} && printf '%s\\n' 'daypass_enrol ${token} ${address} "$@"'; }` +
    ' | sudo sh -s --'
  );
}

function quoteWhereNeeded(line: string): string {
  return line.includes(' ') ? `'${line}'` : line;
}
