import { z } from 'zod';
import type { ApiInput, ApiOutput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Ledger } from '../audit/ledger';
import type { SignedIn } from '../identity/sessions';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import type { RequestPage } from '../store/repository';
import { requestSearch } from './request-search';
import { atClock, viewOf } from './view';
import { createViewer } from './viewer';

/** At most this many records are looked through for one page; a page may then be short and still have a next. */
const mostScanned = 2_000;

type Page = ApiOutput<'requests.list'>;
type Position = NonNullable<RequestPage['before']>;

/** A page of requests, newest first, of those that the caller may see and that fit the filter. */
export async function listRequests(
  parts: { readonly ledger: Ledger; readonly now: () => number },
  { user }: SignedIn,
  { show, filter = {}, cursor, limit }: ApiInput<'requests.list'>,
): Promise<Page> {
  const { ledger, now } = parts;
  const viewer = createViewer(ledger.state, user);
  const search = requestSearch(viewer, filter);
  const rows: AccessRequestView[] = [];
  let before = cursor === null ? null : readCursor(cursor);
  let seen: Position | null = null;
  const own = show === 'mine' || !viewer.seesOthersRequests;
  for (let scanned = 0; scanned < mostScanned;) {
    // Mostly all of them may be seen, and one more tells whether there is a next page.
    const size = own || scanned === 0 ? limit + 1 : 200;
    // Whatever else there is to do has its turn.
    if (scanned > 0) await new Promise(setImmediate);
    const records =
      show === 'to-review'
        ? pendingBefore(ledger.state, before).slice(0, size)
        : await ledger.repository.listRequests({
            requester: own ? user.id : null,
            orReviewed: show === 'all',
            ...{ states: search.states, narrowing: search.narrowing, before, limit: size },
          });
    for (const record of records) {
      const view = search.fits(atClock(record, now()))
        ? viewOf(ledger.state, now(), viewer, record)
        : null;
      if (view && (show !== 'to-review' || view.can.review)) {
        // There is a next page only for what the caller may see: an empty one would tell of what they may not.
        if (rows.length === limit && seen) return { rows, next: writeCursor(seen) };
        rows.push(view);
        seen = positionOf(record);
      }
      before = positionOf(record);
    }
    if (records.length < size) return { rows, next: null };
    scanned += records.length;
  }
  return { rows, next: before && writeCursor(before) };
}

/** What waits is at hand, however long the history is. */
function pendingBefore(state: ClusterState, before: Position | null): RequestRecord[] {
  return [...state.openRequests.values()]
    .filter((request) => request.state === 'PENDING' && (!before || isOlder(request, before)))
    .sort((a, b) => (isOlder(a, b) ? 1 : -1));
}

function isOlder(a: Position, b: Position): boolean {
  return a.created === b.created ? a.id < b.id : a.created < b.created;
}

function positionOf({ created, id }: RequestRecord): Position {
  return { created, id };
}

const cursorSchema = z.tuple([z.int().min(0), z.uuid()]);

function writeCursor({ created, id }: Position): string {
  return Buffer.from(JSON.stringify([created, id])).toString('base64url');
}

function readCursor(text: string): Position {
  try {
    const json = Buffer.from(text, 'base64url').toString('utf8');
    const [created, id] = cursorSchema.parse(JSON.parse(json));
    return { created, id };
  } catch {
    throw new ExpectedError(
      'invalid_input',
      'The list cannot be continued from there. Reload it.',
      {
        field: 'cursor',
      },
    );
  }
}
