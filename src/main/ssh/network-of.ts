import { isIP } from 'node:net';

/** Groups of an IPv6 address that its network has: whoever has one address of a /64 has all of them. */
const networkGroups = 4;
const allGroups = 8;

/** What tries are counted by: an IPv4 address itself, and the /64 network of an IPv6 one. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [plain = ''] = address.split('%');
  const [head = '', tail] = plain.split('::');
  const left = groupsOf(head);
  const right = groupsOf(tail ?? '');
  const zeros = Array<string>(Math.max(0, allGroups - left.length - right.length)).fill('0');
  const network = [...left, ...zeros, ...right].slice(0, networkGroups);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** An IPv4 address at the end stands for two groups. */
function groupsOf(text: string): string[] {
  return text
    .split(':')
    .filter(Boolean)
    .flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}
