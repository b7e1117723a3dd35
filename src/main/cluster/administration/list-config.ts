import type { ApiInput, ApiOutput } from '#shared/api/contract';
import { configKinds, type ConfigKind } from '#shared/model/config-kinds';
import { joinDocuments } from '../policy/documents/print-document';
import type { ClusterState } from '../store/cluster-state';
import { storedDocuments, type StoredDocument } from './documents';

/** A page of the documents of a kind, by name. The cursor is the name that the page before ended with. */
export function listConfig(
  state: ClusterState,
  { kind, query, cursor, limit }: ApiInput<'config.list'>,
): ApiOutput<'config.list'> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const first: StoredDocument[] = [];
  let total = 0;
  for (const document of storedDocuments(state, kind)) {
    if (!words.every((word) => holdsWord(document, word))) continue;
    total += 1;
    if (cursor === null || document.name > cursor) keepFirst(first, document, limit + 1);
  }
  const rows = first
    .slice(0, limit)
    .map(({ name, description, version }) => ({ kind, name, description, version }));
  const last = first.length > limit ? rows.at(-1) : undefined;
  return { rows, next: last?.name ?? null, total };
}

function holdsWord({ name, description }: StoredDocument, word: string): boolean {
  return name.toLowerCase().includes(word) || description.toLowerCase().includes(word);
}

/** Keeps the first few by name: a page out of 100,000 needs no sorting of them all. */
function keepFirst(first: StoredDocument[], document: StoredDocument, most: number): void {
  const last = first.at(-1);
  if (first.length === most && last && last.name < document.name) return;
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((first[middle]?.name ?? '') < document.name) low = middle + 1;
    else high = middle;
  }
  first.splice(low, 0, document);
  if (first.length > most) first.pop();
}

/** The documents of some kinds as one file, which can be applied again. */
export function exportConfig(
  state: ClusterState,
  cluster: string,
  kinds: readonly ConfigKind[],
): ApiOutput<'config.export'> {
  const wanted = configKinds.filter((kind) => kinds.includes(kind));
  const sources = wanted.flatMap((kind) =>
    [...storedDocuments(state, kind)]
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((document) => document.yaml()),
  );
  const [only] = wanted;
  const fileName = wanted.length === 1 && only ? `${cluster}-${only}.yaml` : `${cluster}.yaml`;
  return { yaml: joinDocuments(sources), fileName };
}
