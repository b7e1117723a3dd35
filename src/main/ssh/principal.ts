/** The longest principal that is signed or read. */
const maxPrincipalLength = 256;

/**
 * What a principal may be: a user id, `<node id>:<login>` or a host name. Letters, digits and `. _ : @ / + -`
 * only, so that a comma, NUL, wildcard, white space, quote or control character is never signed and never read
 * (a comma in a principal once matched wrongly in OpenSSH, CVE-2026-35414).
 */
const principalPattern = /^[A-Za-z0-9._:@/+-]+$/;

/** Says what is wrong with a certificate's principals, or `null` when nothing is. Used at signing and at reading. */
export function principalsProblem(principals: readonly string[]): string | null {
  if (principals.length === 0) return 'it names no principal, which would mean any';
  if (principals.some((each) => each === '')) return 'a principal is empty';
  if (principals.some((each) => each.length > maxPrincipalLength)) return 'a principal is too long';
  if (!principals.every((each) => principalPattern.test(each)))
    return 'a principal holds a character that is not allowed in one';
  if (new Set(principals).size !== principals.length) return 'a principal stands there twice';
  return null;
}
