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

/** Documents are not as somebody last saw them. */
class StaleVersions extends Error {
  readonly changed: readonly Stale[];

  constructor(changed: readonly Stale[]) {
    super('Documents changed since somebody looked at them');
    this.changed = changed;
  }
}

type Stale = ExpectedVersion & {
  /** `undefined` when there is none any more. */
  readonly current: number | undefined;
};

/**
 * Sees to it that nobody overwrites what they have not seen, at the moment of a write; the write goes through
 * {@link namingAuthors}.
 */
export function requireVersions(state: ClusterState, expected: readonly ExpectedVersion[]): void {
  const changed = expected.flatMap((each) => {
    const current = storedDocument(state, each.kind, each.name)?.version;
    return (current ?? null) === each.version ? [] : [{ ...each, current }];
  });
  if (changed.length > 0) throw new StaleVersions(changed);
}

/**
 * Waits for a write that {@link requireVersions} guards.
 *
 * @throws ExpectedError `conflict`, naming each document that changed since, its version now, and who changed it
 */
export async function namingAuthors<T>(
  ledger: { readonly state: ClusterState; readonly repository: Pick<Repository, 'listAudit'> },
  write: Promise<T>,
): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof StaleVersions)) throw error;
    const events = await ledger.repository.listAudit({ before: null, limit: lookedThrough });
    const details = error.changed.map((each) => {
      const last = events.find(
        ({ type, data }) => type.startsWith(`${each.kind}.`) && data['name'] === each.name,
      );
      const author = last && ledger.state.users.get(last.actor)?.name;
      return sentence(each, author === undefined ? '' : ` by ${author}`);
    });
    throw new ExpectedError('conflict', `${details[0] ?? ''} Look at it again.`, { details });
  }
}

function sentence({ kind, name, version, current: now }: Stale, by: string): string {
  const what = `${kindWords[kind]} ${name}`;
  if (now === undefined) return `${capital(what)} was deleted${by} since you looked.`;
  if (version === null)
    return `There is a ${what} already, at version ${now}${by && `, written${by}`}.`;
  return `${capital(what)} was changed${by} since you looked: it is at version ${now} now.`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
