import {
  certificateAlgorithm,
  parseCertificate,
  verifyCertificateSignature,
} from '../../ssh/certificate';
import {
  gatewayHostName,
  hostAuthorityLine,
  knownHostsLine,
  knownHostsName,
} from '../../ssh/known-hosts';
import { parsePublicKeyLine } from '../../ssh/public-key';
import { stockNames } from './ssh-config';

/** By what a cluster's hosts prove themselves to this profile. */
export interface HostTrust {
  readonly cluster: string;
  readonly host: string;
  readonly port: number;
  /** The gateway's own host keys, as wire blobs: several while one takes the place of another. */
  readonly hostKeys: readonly Buffer[];
  /** The keys of the authority that signs host certificates, as wire blobs; none where the cluster has none. */
  readonly hostAuthorities: readonly Buffer[];
}

/**
 * Whether a host key, or host certificate, that a tool met may be one of this cluster's: the gateway's own key, or a
 * certificate of the host authority for names of this cluster alone. Which of the names the tool wanted is for it to
 * check, and it does; the agent is not told.
 *
 * @param shown a wire blob
 * @param now milliseconds since the epoch
 */
export function isClusterHost(shown: Buffer, trust: HostTrust, now: number): boolean {
  if (trust.hostKeys.some((key) => key.equals(shown))) return true;
  if (trust.hostAuthorities.length === 0 || !isCertificate(shown)) return false;
  const parsed = parseCertificate(shown);
  if (!parsed.ok) return false;
  const certificate = parsed.value;
  const second = BigInt(Math.floor(now / 1_000));
  return (
    certificate.type === 'host' &&
    certificate.criticalOptions.size === 0 &&
    trust.hostAuthorities.some((key) => key.equals(certificate.signatureKey)) &&
    second >= certificate.validAfter &&
    second < certificate.validBefore &&
    certificate.principals.some((name) => isOwnName(name, trust)) &&
    verifyCertificateSignature(certificate)
  );
}

/**
 * The known_hosts of a profile: the gateway's key at its address and under its own name, and the host authority for
 * names of this cluster and that address.
 */
export function knownHostsText(trust: HostTrust): string {
  const { suffix } = stockNames(trust.cluster);
  const address = knownHostsName(trust.host, trust.port);
  return [
    ...trust.hostKeys.map((key) => knownHostsLine([address, gatewayHostName(suffix)], key)),
    ...trust.hostAuthorities.map((key) => hostAuthorityLine(suffix, key, [address])),
    '',
  ].join('\n');
}

function isCertificate(blob: Buffer): boolean {
  return (
    blob.subarray(4, 4 + certificateAlgorithm.length).toString('latin1') === certificateAlgorithm
  );
}

/** A node's certificate has its name with and without the cluster's behind it: one with it has to be there. */
function isOwnName(name: string, { cluster, host }: HostTrust): boolean {
  return name === host || name.endsWith(`.${stockNames(cluster).suffix}`);
}

/** The keys in public key lines, as wire blobs. A line that cannot be read names nobody to trust. */
export function readKeys(lines: readonly string[]): Buffer[] {
  return lines.flatMap((line) => {
    const read = parsePublicKeyLine(line);
    return read.ok ? [read.value.key.blob] : [];
  });
}

export function sameKeys(some: readonly Buffer[], others: readonly Buffer[]): boolean {
  return some.length === others.length && others.every((key, at) => some[at]?.equals(key));
}
