import { requestStates } from '#shared/model/access-request';
import type { RequestNarrowing, RequestPage } from '../repository';

type Part = readonly [sql: string, ...values: unknown[]];

/** Where rows come from in their order, newest first, so that a page is found without looking through all of them. */
interface Source {
  readonly from: string;
  readonly created: string;
  readonly id: string;
  readonly where: Part;
}

const anything: RequestNarrowing = {
  ...{ requester: null, reviewedBy: null, resources: null, kind: null, from: null, until: null },
};

const reviewed = 'requests.id IN (SELECT request FROM reviews WHERE author = ?)';

/** One statement for a page of requests, newest first. */
export function requestQuery(page: RequestPage): { sql: string; values: unknown[] } {
  const { requester, orReviewed = false, limit } = page;
  const parts = sourcesOf(page).map((source) => idsFrom(source, page));
  const [only] = parts;
  const order = 'ORDER BY created DESC, id DESC LIMIT ?';
  const isSingle = parts.length === 1 && !(requester !== null && orReviewed);
  const ids =
    isSingle && only ? only[0] : parts.map(([sql]) => `SELECT id FROM (${sql})`).join(' UNION ');
  return {
    sql: `SELECT * FROM requests WHERE id IN (${ids}) ${order}`,
    values: [...parts.flatMap(([, ...values]) => values), limit],
  };
}

/** What narrows most goes first; each source is walked by its own index. */
function sourcesOf(page: RequestPage): readonly Source[] {
  const { requester, orReviewed = false, states, narrowing = anything } = page;
  const { resources, kind } = narrowing;
  if (resources !== null) return resources.map(byTerm);
  const author = narrowing.requester ?? (orReviewed ? null : requester);
  if (author !== null) return [table('requester = ?', author)];
  if (narrowing.reviewedBy !== null) return [table(reviewed, narrowing.reviewedBy)];
  if (requester !== null) return [table('requester = ?', requester), table(reviewed, requester)];
  if (states.length < requestStates.length) return states.map((state) => table('state = ?', state));
  return [kind === null ? table('TRUE') : byTerm(kind)];
}

const table = (...where: Part): Source => ({
  ...{ from: 'requests', created: 'requests.created', id: 'requests.id', where },
});

const byTerm = (term: string): Source => ({
  from: 'request_terms AS terms CROSS JOIN requests ON requests.id = terms.request',
  created: 'terms.created',
  id: 'terms.request',
  where: ['terms.term = ?', term],
});

/** The ids of a page from one source. */
function idsFrom({ from, created, id, where }: Source, page: RequestPage): Part {
  const { before, narrowing = anything, limit } = page;
  const parts: Part[] = [
    where,
    ...checks(page),
    ...(before ? [[`(${created}, ${id}) < (?, ?)`, before.created, before.id] as const] : []),
    ...(narrowing.from === null ? [] : [[`${created} >= ?`, narrowing.from] as const]),
    ...(narrowing.until === null ? [] : [[`${created} < ?`, narrowing.until] as const]),
  ];
  const sql =
    `SELECT requests.id FROM ${from} WHERE ${parts.map(([text]) => text).join(' AND ')} ` +
    `ORDER BY ${created} DESC, ${id} DESC LIMIT ?`;
  return [sql, ...parts.flatMap(([, ...values]) => values), limit];
}

/** The same conditions as the sources', for looking at what a source brings: `+` keeps them from being one. */
function checks({
  requester,
  orReviewed = false,
  states,
  narrowing = anything,
}: RequestPage): Part[] {
  const { kind, reviewedBy } = narrowing;
  const own =
    requester !== null && `+requests.requester = ?${orReviewed ? ` OR ${hasReview}` : ''}`;
  return [
    [`+requests.state IN (${states.map(() => '?').join(', ')})`, ...states],
    ...(own === false
      ? []
      : [[`(${own})`, ...(orReviewed ? [requester, requester] : [requester])] as const]),
    ...(narrowing.requester === null
      ? []
      : [['+requests.requester = ?', narrowing.requester] as const]),
    ...(reviewedBy === null ? [] : [[hasReview, reviewedBy] as const]),
    ...(kind === null ? [] : [[hasTerm, kind] as const]),
  ];
}

const hasReview =
  'EXISTS (SELECT 1 FROM reviews WHERE reviews.request = requests.id AND reviews.author = ?)';
const hasTerm =
  'EXISTS (SELECT 1 FROM request_terms AS asked WHERE asked.term = ? AND asked.created = requests.created ' +
  'AND asked.request = requests.id)';
