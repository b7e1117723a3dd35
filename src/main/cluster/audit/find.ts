import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditCategory, AuditFilter, AuditRecord } from '#shared/model/audit';
import type { AuditMention, AuditSearch, Repository } from '../store/repository';

/** Who and what events may be about, by parts of names. */
export interface AuditSubjects {
  /** The ids of users whose name fits, also of those who are gone. */
  users(fits: (name: string) => boolean): readonly string[];
  resources(fits: (name: string) => boolean): readonly string[];
  /** A resource's name; its id when it is not there any more. */
  resource(id: string): string;
}

/** The types of each category, where `*` stands for any text. */
const typesOf: Readonly<Record<AuditCategory, readonly string[]>> = {
  requests: ['access_request.*', 'preset.*'],
  sessions: ['session.*', 'recording.*'],
  'sign-ins': ['sign_in', 'sign_in.*', 'sign_out', 'invite.*', 'certificate.*'],
  refusals: ['*refused'],
  searches: ['resource.search', 'resource.index'],
  configuration: [
    '*.put',
    '*.delete',
    'node.*',
    'role.*',
    'roles.*',
    'cluster.*',
    'lock.*',
    'component.*',
    'authority.*',
  ],
  audit: ['audit.*'],
};

/** So many events are looked through in one go; live connections share this process. */
const stretch = 5_000;
/** One answer takes about this long at most, in milliseconds; it then says where to go on. */
const patienceMs = 250;
/** So many names that a word may mean are looked for. */
const mostNames = 50;

/**
 * The newest events before a sequence that fit.
 *
 * @returns `next`: before which sequence to go on, `null` when the beginning was reached
 */
export async function findEvents(
  log: Pick<Repository, 'searchAudit'>,
  search: AuditSearch,
  page: { readonly before: number; readonly limit: number },
): Promise<{ readonly records: readonly AuditRecord[]; readonly next: number | null }> {
  const records: AuditRecord[] = [];
  const started = performance.now();
  for (let before = page.before; before > 1;) {
    const from = Math.max(1, before - stretch);
    const limit = page.limit - records.length;
    records.push(...(await log.searchAudit({ search, from, before, limit })));
    const last = records.at(-1);
    const isFull = records.length === page.limit;
    before = isFull && last ? last.sequence : from;
    if (before > 1 && (isFull || performance.now() - started > patienceMs))
      return { records, next: before };
    await nextTurn();
  }
  return { records, next: null };
}

/** What a filter means for the store: names become the ids that events hold. */
export function searchFor(filter: AuditFilter, subjects: AuditSubjects): AuditSearch {
  const { from = null, until = null, category, request = null } = filter;
  const { actor, resource, words = '' } = filter;
  return {
    from,
    until,
    types: category === undefined ? [] : typesOf[category],
    request,
    mentions: [
      ...(actor === undefined ? [] : [byActor(actor, subjects)]),
      ...(resource === undefined ? [] : [aboutResource(resource, subjects)]),
      ...words
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => withWord(word, subjects)),
    ],
  };
}

function byActor(actor: string, subjects: AuditSubjects): AuditMention {
  return { texts: [], actors: [actor, ...subjects.users((name) => name === actor)] };
}

function aboutResource(resource: string, subjects: AuditSubjects): AuditMention {
  const ids = subjects.resources((name) => name === resource);
  const names = [...new Set([resource, subjects.resource(resource), ...ids])];
  return { texts: names.map((each) => JSON.stringify(each)), actors: [] };
}

function withWord(word: string, subjects: AuditSubjects): AuditMention {
  const fits = (name: string): boolean => name.toLowerCase().includes(word.toLowerCase());
  const users = subjects.users(fits).slice(0, mostNames);
  const ids = [...users, ...subjects.resources(fits).slice(0, mostNames)];
  // As it stands in JSON.
  const written = JSON.stringify(word).slice(1, -1);
  return { texts: [written, ...ids], actors: users };
}
