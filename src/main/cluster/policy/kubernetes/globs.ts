import { compilePattern } from '../patterns';

/**
 * Whether two globs have a text in common. Of two that both hold a star, all that counts is that what stands before
 * the first star and after the last one goes together: a text with the middle of the one and then of the other fits
 * both, as each one's stars take what is the other's.
 */
export function globsMeet(a: string, b: string): boolean {
  if (!a.includes('*')) return fits(b, a);
  if (!b.includes('*')) return fits(a, b);
  const heads = [a.slice(0, a.indexOf('*')), b.slice(0, b.indexOf('*'))] as const;
  const tails = [a.slice(a.lastIndexOf('*') + 1), b.slice(b.lastIndexOf('*') + 1)] as const;
  return (
    (heads[0].startsWith(heads[1]) || heads[1].startsWith(heads[0])) &&
    (tails[0].endsWith(tails[1]) || tails[1].endsWith(tails[0]))
  );
}

/**
 * Whether every text of the glob `inner` is one of `outer`. Exact: a letter that `outer` does not hold, put for each
 * star of `inner`, can only be taken by a star of `outer`, which then takes anything else in its place as well.
 */
export function globContains(outer: string, inner: string): boolean {
  let code = 0;
  while (outer.includes(String.fromCharCode(code))) code += 1;
  return fits(outer, inner.replaceAll('*', String.fromCharCode(code)));
}

function fits(glob: string, text: string): boolean {
  const pattern = compilePattern(glob);
  return pattern.ok && pattern.value(text);
}
