import type { ClusterState } from './cluster-state';
import { isOpen } from './cluster-state';
import type { RequestRecord } from './records';
import type { Batch, Repository } from './repository';

const mostKept = 2_000;

/** The requests that closed last, so that who still holds one can be told at once what became of it. */
export interface ClosedRequests {
  get(id: string): RequestRecord | undefined;
  apply(batch: Batch): void;
}

/** Starts with those that a sign-in session still assumes. */
export async function loadClosedRequests(
  state: ClusterState,
  repository: Pick<Repository, 'findRequest'>,
): Promise<ClosedRequests> {
  const kept = new Map<string, RequestRecord>();
  const keep = (request: RequestRecord): void => {
    kept.delete(request.id);
    kept.set(request.id, request);
    for (const id of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(id);
    }
  };
  for (const id of [...state.sessions.values()].flatMap((session) => session.assumed)) {
    const request = state.openRequests.has(id) ? null : await repository.findRequest(id);
    if (request) keep(request);
  }
  return {
    get: (id) => kept.get(id),
    apply({ writes }) {
      for (const write of writes)
        if (write.type === 'request' && !isOpen(write.request)) keep(write.request);
    },
  };
}
