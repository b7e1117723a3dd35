import { ExpectedError } from '#shared/api/errors';
import type { Ledger } from '../audit/ledger';
import { isOpen, type ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';

/** A request whatever its state: open ones are at hand, closed ones come from the store. */
export async function findRequest(ledger: Ledger, id: string): Promise<RequestRecord | null> {
  return ledger.state.openRequests.get(id) ?? (await ledger.repository.findRequest(id));
}

/**
 * A request that was looked up before, as it is at the moment of a write.
 *
 * @throws ExpectedError `not_found`, or `wrong_state` when it has ended since it was looked up
 */
export function currentRequest(state: ClusterState, found: RequestRecord | null): RequestRecord {
  if (!found) throw noSuchRequest();
  const open = state.openRequests.get(found.id);
  if (open) return open;
  if (isOpen(found))
    throw new ExpectedError('wrong_state', 'This request has ended in this moment. Look again.');
  return found;
}

/** The same answer for what is not there and for what the caller may not see. */
export function noSuchRequest(): ExpectedError {
  return new ExpectedError('not_found', 'There is no such request, or you may not see it.');
}
