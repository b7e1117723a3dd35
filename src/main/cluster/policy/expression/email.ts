/** What neither side of an address holds here: spaces, and what only quoted or structured addresses have. */
const plain = /^[^\s"(),:;<>@[\\\]\p{C}]+$/u;

/**
 * The part in front of the `@` of an e-mail address, also of one written `Alice <alice@example.com>`.
 *
 * @returns null for anything else
 */
export function localPart(email: string): string | null {
  const address = addressOf(email.trim());
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  return isDotted(local) && isDotted(address.slice(at + 1)) ? local : null;
}

function addressOf(text: string): string {
  if (!text.endsWith('>')) return text;
  const open = text.lastIndexOf('<');
  return open === -1 ? '' : text.slice(open + 1, -1);
}

function isDotted(text: string): boolean {
  return plain.test(text) && text.split('.').every((part) => part !== '');
}
