import { X509Certificate } from 'node:crypto';
import type { ClusterInfo, Credentials } from '#shared/api/procedures/identity';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { Status } from '#shared/model/status';
import { parseCertificate, parseCertificateLine } from '../../ssh/certificate';
import { parsePublicKeyLine, publicKeyBlob } from '../../ssh/public-key';
import { parseAddress } from '../api/address';
import type { TlsIdentity } from '../api/https-request';
import type { Gateway } from '../agent/stock-ssh';
import type { UserKeys } from '../keys';

/** The certificates that a profile holds now, read and checked against its keys. */
export interface Holding {
  readonly status: Status;
  /** The SSH certificate, a wire blob. */
  readonly certificate: Buffer;
  /** Whether it names all that is held; what it leaves out takes a certificate of its own. */
  readonly whole: boolean;
  readonly tls: TlsIdentity;
  /** When the X.509 certificate ends, in milliseconds since the epoch, and with it the sign-in. */
  readonly tlsUntil: number;
  /** When these certificates came, by this computer's clock. */
  readonly since: number;
  /** Until when all that is assumed holds; `null` while nothing is assumed. */
  readonly assumedUntil: number | null;
}

/** @throws ExpectedError `internal` when the cluster sent certificates that are not for our keys */
export function readCredentials(credentials: Credentials, keys: UserKeys, now: number): Holding {
  const certificate = readSshCertificate(credentials, keys);
  const tlsUntil = endOf(credentials.tlsCertificate);
  if (tlsUntil <= now) throw clockIsOff(now);
  const { status, whole } = credentials;
  return {
    status,
    certificate,
    whole,
    tls: { certificate: credentials.tlsCertificate, key: keys.tlsPem },
    tlsUntil,
    since: now,
    assumedUntil: firstEnd(status),
  };
}

/** @throws ExpectedError `internal` when it is not for our key */
export function readSshCertificate(
  { sshCertificate }: Pick<Credentials, 'sshCertificate'>,
  keys: UserKeys,
): Buffer {
  const blob = parseCertificateLine(sshCertificate);
  const certificate = blob.ok ? parseCertificate(blob.value) : blob;
  if (!blob.ok || !certificate.ok) throw unusable();
  if (!certificate.value.publicKey.equals(publicKeyBlob(keys.ssh))) throw unusable();
  return blob.value;
}

/** When the first of what is assumed ends. */
export function firstEnd({ grants }: Status): number | null {
  return grants.length === 0 ? null : Math.min(...grants.map(({ accessUntil }) => accessUntil));
}

/** Where the gateway listens: the API's own host where the cluster names none. */
export function gatewayOf(info: ClusterInfo, address: string): Gateway {
  const { name } = info;
  const key = parsePublicKeyLine(info.proxyHostKey);
  if (!key.ok) throw new ExpectedError('internal', t('client.cluster.noHostKey', { name }));
  const authority = parsePublicKeyLine(info.proxy.hostAuthority);
  if (!authority.ok)
    throw new ExpectedError('internal', t('client.cluster.noHostAuthority', { name }));
  return {
    host: info.proxy.host ?? parseAddress(address).host,
    port: info.proxy.port,
    hostKey: key.value.key.blob,
    hostAuthorities: [authority.value.key.blob],
  };
}

function endOf(pem: string): number {
  try {
    return Date.parse(new X509Certificate(pem).validTo);
  } catch {
    throw unusable();
  }
}

function clockIsOff(now: number): ExpectedError {
  return new ExpectedError(
    'internal',
    t('client.certificates.clock', { time: new Date(now).toISOString() }),
  );
}

function unusable(): ExpectedError {
  return new ExpectedError('internal', t('client.certificates.unusable'));
}
