import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';

export interface HostAndPort {
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `host:port` or `[ipv6]:port`.
 *
 * @throws ExpectedError `invalid_input`
 */
export function parseAddress(address: string): HostAndPort {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+)):(\d{1,5})$/i.exec(address);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (!host || !(port >= 1 && port <= 65_535))
    throw new ExpectedError('invalid_input', t('client.address.wrong', { address }), {
      field: 'address',
    });
  return { host, port };
}
