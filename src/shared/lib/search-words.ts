/** The words of a query: at most 16, lower-cased, each once. */
export function wordsOf(query: string): readonly string[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return [...new Set(words)].slice(0, 16);
}

/** Orders by code units, the same on every machine. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What stands behind the cluster and the kind of a resource id, lower-cased. */
export function lastPart(id: string): string {
  return id.toLowerCase().split('/').slice(3).join('/');
}
