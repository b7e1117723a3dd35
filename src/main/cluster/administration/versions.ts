import type { ConfigKind } from '#shared/model/config-kinds';
import { ExpectedError } from '#shared/api/errors';
import { kindWords, storedDocument } from './documents';
import type { ClusterState } from '../store/cluster-state';
import type { Repository } from '../store/repository';

/** The version that somebody last saw of a document; `null` when there was none. */
export interface ExpectedVersion {
  readonly kind: ConfigKind;
  readonly name: string;
  readonly version: number | null;
}

/** So far back in the audit log who changed a document is looked for. */
const lookedThrough = 500;

/**
 * Sees to it that nobody overwrites what they have not seen.
 *
 * @throws ExpectedError `conflict`, naming each document that changed since, its version now, and who changed it
 */
export async function requireVersions(
  state: ClusterState,
  repository: Pick<Repository, 'listAudit'>,
  expected: readonly ExpectedVersion[],
): Promise<void> {
  const changed = expected.filter(
    ({ kind, name, version }) => (storedDocument(state, kind, name)?.version ?? null) !== version,
  );
  if (changed.length === 0) return;
  const events = await repository.listAudit({ before: null, limit: lookedThrough });
  const details = changed.map(({ kind, name, version }) => {
    const last = events.find(
      ({ type, data }) => type.startsWith(`${kind}.`) && data['name'] === name,
    );
    const author = last && state.users.get(last.actor)?.name;
    return sentence(state, { kind, name, version }, author === undefined ? '' : ` by ${author}`);
  });
  throw new ExpectedError('conflict', `${details[0] ?? ''} Look at it again.`, { details });
}

function sentence(state: ClusterState, expected: ExpectedVersion, by: string): string {
  const { kind, name, version } = expected;
  const what = `${kindWords[kind]} ${name}`;
  const now = storedDocument(state, kind, name)?.version;
  if (now === undefined) return `${capital(what)} was deleted${by} since you looked.`;
  if (version === null)
    return `There is a ${what} already, at version ${now}${by && `, written${by}`}.`;
  return `${capital(what)} was changed${by} since you looked: it is at version ${now} now.`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
