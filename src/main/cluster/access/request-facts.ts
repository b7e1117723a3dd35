import { roleNamed, staticRoles } from '../identity/sessions';
import { lookUpRoles } from '../policy/bound-role';
import { createReach, type Reach } from '../policy/reach';
import type { ReviewSubject } from '../policy/review';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { subjectOf } from './review-subject';

type Roles = Pick<RequestRecord, 'requester' | 'roles'>;

/** What is worked out about requests, once for all that are alike. Made for one call. */
export interface RequestFacts {
  /** What the right to review it depends on. */
  subjectOf(request: Roles & Pick<RequestRecord, 'reason'>): ReviewSubject;
  /** What its roles give its requester; `null` when there is no such user. */
  reachOf(request: Roles): Reach | null;
}

export function createRequestFacts(state: ClusterState): RequestFacts {
  const annotations = remembered(
    (request) => subjectOf(state, { ...request, reason: '' }).annotations,
  );
  return {
    subjectOf: (request) => {
      const { roles, reason } = request;
      return { roles, reason, annotations: annotations(request) };
    },
    reachOf: remembered((request) => {
      const requester = state.users.get(request.requester);
      if (!requester) return null;
      return createReach({
        roles: lookUpRoles(request.roles, roleNamed(state)),
        denyRoles: staticRoles(state, requester),
        bearer: requester,
      });
    }),
  };
}

/** Remembers answers that depend on who asks, and for which roles, alone. */
function remembered<T>(make: (request: Roles) => T): (request: Roles) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (request) => {
    const key = JSON.stringify([request.requester, request.roles]);
    const found = known.get(key) ?? { answer: make(request) };
    known.set(key, found);
    return found.answer;
  };
}
