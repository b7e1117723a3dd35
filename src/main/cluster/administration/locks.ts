import { randomUUID } from 'node:crypto';
import type { ApiInput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { Lock, LockTarget } from '#shared/model/lock';
import { currentRequest, findRequest, noSuchRequest } from '../access/find-request';
import { personOf } from '../access/view';
import { createViewer, type Viewer } from '../access/viewer';
import type { Ledger } from '../audit/ledger';
import { lockChanges, lockData } from '../identity/locks';
import type { Author } from '../identity/sessions';
import type { ClusterState } from '../store/cluster-state';
import { isOpen } from '../store/cluster-state';
import type { LockRecord, RequestRecord } from '../store/records';
import { requireSomebodyLeft } from './last-administrator';

type NewLock = ApiInput<'locks.create'>;

/** The locks that count, oldest first, with the names of what they are on. */
export async function listLocks(ledger: Ledger): Promise<Lock[]> {
  const { state } = ledger;
  const requests = await Promise.all(
    [...state.locks.values()].map(async ({ on }) =>
      on.kind === 'request' ? findRequest(ledger, on.target) : null,
    ),
  );
  return [...state.locks.values()].map((lock, at) => lockOf(state, lock, requests[at] ?? null));
}

/**
 * Locks a user, a resource or a request. What is open with it ends as soon as this is written.
 *
 * @throws ExpectedError `not_found` for what is not there or the author may not see; `wrong_state` for a request that
 * has ended; `conflict` when nobody could administer the cluster any more
 */
export async function createLock(ledger: Ledger, by: Author, input: NewLock): Promise<Lock> {
  const { on: wanted, message, lasts } = input;
  const found = wanted.kind === 'request' ? await findRequest(ledger, wanted.target) : null;
  return ledger.write((state, now) => {
    by.check(state, now);
    const { on, request } = lockable(state, by, wanted, found);
    const lock: LockRecord = {
      id: randomUUID(),
      on,
      message,
      createdBy: by.id,
      created: now,
      expires: lasts === null ? null : now + lasts,
    };
    const writes = [{ type: 'lock' as const, lock }];
    requireSomebodyLeft(state, writes);
    const named = lockOf(state, lock, request);
    const data = { lock: lock.id, ...on, name: named.name, message, expires: lock.expires };
    return {
      writes,
      audit: [{ type: 'lock.create', actor: by.id, data }],
      changes: lockChanges(on, 'locked', by.id),
      result: named,
    };
  });
}

/** Lifts a lock. @throws ExpectedError `not_found` when it is not there any more */
export function deleteLock(ledger: Ledger, by: Author, id: string): Promise<void> {
  return ledger.write((state, now) => {
    by.check(state, now);
    const lock = state.locks.get(id);
    if (!lock) throw new ExpectedError('not_found', 'This lock is not there any more.');
    return {
      writes: [{ type: 'lock-deleted', id }],
      audit: [{ type: 'lock.delete', actor: by.id, data: lockData(state, lock) }],
      changes: lockChanges(lock.on, 'unlocked', by.id),
      result: undefined,
    };
  });
}

function lockable(
  state: ClusterState,
  by: Author,
  wanted: NewLock['on'],
  found: RequestRecord | null,
): { readonly on: LockTarget; readonly request: RequestRecord | null } {
  if (wanted.kind === 'user') return { on: lockableUser(state, wanted), request: null };
  const author = state.users.get(by.id);
  const viewer = author ? createViewer(state, author) : null;
  if (wanted.kind === 'request')
    return { on: wanted, request: lockableRequest(state, viewer, found) };
  const resource = state.resource(wanted.target);
  if (!resource || !viewer?.maySeeResource(resource))
    throw new ExpectedError('not_found', 'There is no such resource, or you may not see it.', {
      field: 'on',
    });
  return { on: wanted, request: null };
}

function lockableUser(
  state: ClusterState,
  wanted: Extract<NewLock['on'], { readonly kind: 'user' }>,
): LockTarget {
  const user = 'name' in wanted ? state.userNamed(wanted.name) : state.users.get(wanted.target);
  if (!user || user.deleted !== null)
    throw new ExpectedError('not_found', 'There is no such user.', { field: 'on' });
  return { kind: 'user', target: user.id };
}

function lockableRequest(
  state: ClusterState,
  viewer: Viewer | null,
  found: RequestRecord | null,
): RequestRecord {
  const request = currentRequest(state, found);
  if (!viewer?.maySeeRequest(request)) throw noSuchRequest();
  if (!isOpen(request))
    throw new ExpectedError('wrong_state', 'This request has ended; there is nothing to lock.');
  return request;
}

function lockOf(state: ClusterState, lock: LockRecord, request: RequestRecord | null): Lock {
  const { createdBy, on } = lock;
  return {
    ...lock,
    name: nameOf(state, on, request),
    createdBy: createdBy === null ? null : personOf(state, createdBy),
  };
}

function nameOf(
  state: ClusterState,
  { kind, target }: LockTarget,
  request: RequestRecord | null,
): string {
  if (kind === 'user') return personOf(state, target).name;
  if (kind === 'resource') return state.resource(target)?.name ?? target;
  const short = target.slice(0, 8);
  return request ? `${short} of ${personOf(state, request.requester).name}` : short;
}
