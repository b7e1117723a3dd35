import type { Resource, ResourceKind } from '#shared/model/resource';

/** A search as the oracle understands it. */
export interface PlainSearch {
  readonly words: readonly string[];
  readonly kinds: readonly ResourceKind[];
  readonly labels: Readonly<Record<string, string>>;
  readonly sees: (resource: Resource) => boolean;
  readonly holds: (resource: Resource) => boolean;
}

/** Whether a word stands in a resource: said once more, in the plainest way. */
export function hasWord({ name, labels, id }: Resource, word: string): boolean {
  const wanted = word.toLowerCase();
  const texts = Object.entries(labels).flatMap(([key, value]) => [
    `${key}=${value}`,
    `${key}:${value}`,
  ]);
  const inId = wanted.length >= 3 ? [id.split('/').slice(3).join('/')] : [];
  const whole = wanted.startsWith('/') ? [id] : [];
  return [name, ...texts, ...inId, ...whole].some((text) => text.toLowerCase().includes(wanted));
}

function rankOf({ name }: Resource, words: readonly string[]): number {
  const lower = name.toLowerCase();
  if (words.length === 0 || (words.length === 1 && lower === words[0])) return 0;
  if (words.some((word) => lower.startsWith(word))) return 1;
  return words.some((word) => lower.includes(word)) ? 2 : 3;
}

/** Everything that a search finds, in order, by trying each resource. */
export function searchPlainly(all: Iterable<Resource>, search: PlainSearch): Resource[] {
  const words = [...new Set(search.words.map((word) => word.toLowerCase()))];
  const found = [...all].filter(
    (each) =>
      search.sees(each) &&
      search.holds(each) &&
      (search.kinds.length === 0 || search.kinds.includes(each.kind)) &&
      Object.entries(search.labels).every(([key, value]) => each.labels[key] === value) &&
      words.every((word) => hasWord(each, word)),
  );
  const keyOf = (each: Resource) =>
    [rankOf(each, words), each.name.toLowerCase(), each.id] as const;
  return found.sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    for (const index of [0, 1, 2] as const) {
      const [x, y] = [left[index], right[index]];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  });
}

/** How often each label occurs, as `key=value`. */
export function countPlainly(found: readonly Resource[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { labels } of found)
    for (const [key, value] of Object.entries(labels)) {
      const pair = `${key}=${value}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  return counts;
}
