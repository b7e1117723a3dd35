/** How much of what is asked for is given: everything, a part (or what cannot be told beforehand), or nothing. */
export type Coverage = 'all' | 'some' | 'none';

/** What is given where each of several conditions must hold. */
export function together(parts: readonly Coverage[]): Coverage {
  if (parts.includes('none')) return 'none';
  return parts.every((part) => part === 'all') ? 'all' : 'some';
}

/** What is given where one of several rules is enough. */
export function anyOf(parts: readonly Coverage[]): Coverage {
  if (parts.includes('all')) return 'all';
  return parts.includes('some') ? 'some' : 'none';
}

/** What is given of several things that were asked for at once. */
export function ofBoth(one: Coverage, other: Coverage): Coverage {
  return one === other ? one : 'some';
}
