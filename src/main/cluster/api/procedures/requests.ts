import { askableRoles } from '../../access/askable-roles';
import { explainRequest } from '../../access/explain-request';
import { findRequest, noSuchRequest } from '../../access/find-request';
import { listRequests } from '../../access/list-requests';
import { recentRequests } from '../../access/recent-requests';
import { prepareRequest } from '../../access/prepare';
import { viewOf } from '../../access/view';
import { createViewer } from '../../access/viewer';
import type { Backend } from '../../backend';
import type { SignedIn } from '../../identity/sessions';
import type { Procedures } from '../procedure-types';

/** Asking for access, deciding on it, and ending it. */
export function requestProcedures(
  backend: Backend,
): Pick<
  Procedures,
  | 'requests.dryRun'
  | 'requests.create'
  | 'requests.askableRoles'
  | 'requests.list'
  | 'requests.get'
  | 'requests.explain'
  | 'requests.recent'
  | 'requests.review'
  | 'requests.comment'
  | 'requests.release'
  | 'requests.withdraw'
  | 'requests.revoke'
> {
  const { ledger, requests, now } = backend;
  const claimOf = ({ user, session }: SignedIn) => ({ user: user.id, session: session.id });
  return {
    'requests.dryRun': async (input, { caller: { user } }) => {
      const extended = input.extends === null ? null : await findRequest(ledger, input.extends);
      const { state } = ledger;
      const asking = { state, now: now(), user, input, reason: '', extends: extended };
      return prepareRequest(asking).dryRun;
    },
    'requests.create': (input, { caller }) => requests.create(claimOf(caller), input),
    'requests.askableRoles': async (_input, { caller }) => ({
      rows: askableRoles(ledger.state, caller.user),
    }),
    'requests.list': (input, { caller }) => listRequests(backend, caller, input),
    'requests.get': async ({ id }, { caller }) => {
      const record = await findRequest(ledger, id);
      const viewer = createViewer(ledger.state, caller.user);
      const view = record && viewOf(ledger.state, now(), viewer, record);
      if (!view) throw noSuchRequest();
      return view;
    },
    'requests.explain': async ({ id }, { caller }) => {
      const record = await findRequest(ledger, id);
      const viewer = createViewer(ledger.state, caller.user);
      if (!record || !viewer.maySeeRequest(record)) throw noSuchRequest();
      return explainRequest(viewer, record, now());
    },
    'requests.recent': async ({ id }, { caller }) => {
      const record = await findRequest(ledger, id);
      const viewer = createViewer(ledger.state, caller.user);
      if (!record || !viewer.maySeeRequest(record)) throw noSuchRequest();
      return recentRequests(backend, viewer, record);
    },
    'requests.review': (input, { caller }) => requests.review(claimOf(caller), input),
    'requests.comment': (input, { caller }) => requests.comment(claimOf(caller), input),
    'requests.release': (input, { caller }) => requests.release(claimOf(caller), input),
    'requests.withdraw': (input, { caller }) => requests.withdraw(claimOf(caller), input),
    'requests.revoke': (input, { caller }) => requests.revoke(claimOf(caller), input),
  };
}
