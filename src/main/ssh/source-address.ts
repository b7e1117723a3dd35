import { BlockList, isIP } from 'node:net';

const v4Mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** An IPv4 address that came in on an IPv6 socket, as the IPv4 address it is; others as they are. */
export function plainAddress(address: string): string {
  return v4Mapped.exec(address)?.[1] ?? address;
}

/**
 * Whether an address is in the value of the critical option `source-address`: addresses and CIDR ranges, separated
 * by commas. A malformed list or address matches nothing.
 */
export function sourceAddressMatches(list: string, address: string): boolean {
  const plain = plainAddress(address);
  const family = isIP(plain);
  const ranges = parseRanges(list);
  if (family === 0 || ranges === null) return false;
  return ranges.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

/** Whether a text is a well-formed, non-empty value for `source-address`. */
export function isSourceAddressList(list: string): boolean {
  return parseRanges(list) !== null;
}

function parseRanges(list: string): BlockList | null {
  const ranges = new BlockList();
  for (const entry of list.split(',')) {
    const [network, prefix, ...rest] = entry.split('/');
    const family = isIP(network ?? '');
    if (network === undefined || family === 0 || rest.length > 0) return null;
    const bits = family === 4 ? 32 : 128;
    if (prefix !== undefined && (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits)) return null;
    ranges.addSubnet(network, Number(prefix ?? bits), family === 4 ? 'ipv4' : 'ipv6');
  }
  return ranges;
}
