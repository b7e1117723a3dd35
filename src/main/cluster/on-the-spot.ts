import { ExpectedError } from '#shared/api/errors';
import type { ApiInput } from '#shared/api/contract';
import type { Asked, AskedState, ConnectionAttempt, Gatekeeper } from '../proxy/gatekeeper';
import { connectionInput, holderInput, type ConnectionState } from './access/connection-state';
import { prepareRequest } from './access/prepare';
import type { AccessRequests, Claim } from './access/requests';
import { atClock } from './access/view';
import type { Plan } from './audit/ledger';
import { calledFrom } from './audit/origin';
import type { Authorities } from './authority/authorities';
import { issueUserCertificate } from './authority/user-certificate';
import { extensionsFor } from './identity/certificate-extensions';
import { grantOf, scopeFor } from './identity/scope';
import { requireSignedIn, roleNamed } from './identity/sessions';
import { backdateMs } from './identity/sign-certificates';
import { overWords, waitingWords } from './on-the-spot-words';
import { isAccessLacking } from './policy/asking-instead';
import { decideConnection, decideJump } from './policy/connection';
import { shortId } from './policy/grant-request';
import type { ClusterState } from './store/cluster-state';
import type { NodeRecord } from './store/records';

/** How long a certificate for one connection may open it, in milliseconds: it is used in the moment it is made. */
const usableMs = 60_000;

export interface OnTheSpotOptions extends ConnectionState {
  readonly authorities: Pick<Authorities, 'user'>;
  readonly requests: Pick<AccessRequests, 'create' | 'withdraw'>;
  readonly nodeAsked: (target: string) => NodeRecord | null;
  readonly now: () => number;
}

/** What the gateway asks of the cluster for callers who ask for access from the connection that lacks it. */
export function createOnTheSpot(options: OnTheSpotOptions): Pick<Gatekeeper, 'offer' | 'ask'> {
  const { ledger, requests, nodeAsked, now } = options;
  const { state } = ledger;
  return {
    offer(attempt) {
      const node = nodeAsked(attempt.target);
      const user = state.users.get(attempt.access.user);
      if (!node || !user || !isLacking(options, attempt, node)) return null;
      const input = wanted(node, attempt.login);
      const { dryRun } = prepareRequest({
        ...{ state, now: now(), user, input, reason: '', extends: null },
      });
      if (dryRun.problems.length > 0) return null;
      return {
        node: node.resource.name,
        login: attempt.login,
        reasonPrompts: dryRun.reasonPrompts,
      };
    },
    async ask(attempt, reason) {
      const node = nodeAsked(attempt.target);
      if (!node) throw new ExpectedError('not_found', 'There is nothing of this name to ask for.');
      const { user, session } = attempt.access;
      const input = { ...wanted(node, attempt.login), reason, suggestedReviewers: [] };
      const { request } = await calledFrom(attempt.source, () =>
        requests.create({ user, session }, input),
      );
      return askedFor(options, attempt, request.id);
    },
  };
}

/** Exactly the login on the node, for as long as it may be had, from now on. */
function wanted({ resource }: NodeRecord, login: string): ApiInput<'requests.dryRun'> {
  return {
    roles: [],
    resources: [{ id: resource.id, constraint: { type: 'ssh_logins', logins: [login] } }],
    accessDuration: null,
    startAt: null,
    pendingFor: null,
    extends: null,
  };
}

function isLacking(
  options: OnTheSpotOptions,
  { login, ...attempt }: ConnectionAttempt,
  { resource }: NodeRecord,
): boolean {
  const input = { ...attempt, resource, principal: { login }, now: options.now(), live: false };
  return isAccessLacking(decideConnection(connectionInput(options, input)));
}

function askedFor(options: OnTheSpotOptions, attempt: ConnectionAttempt, id: string): Asked {
  const { ledger, requests, authorities } = options;
  const { user, session } = attempt.access;
  const claim: Claim = { user, session };
  return {
    state: () => stateOf(options, attempt, id),
    async withdraw() {
      if (ledger.state.openRequests.get(id)?.state !== 'PENDING') return;
      await calledFrom(attempt.source, () => requests.withdraw(claim, { id })).catch(
        unlessExpected,
      );
    },
    certify: (connection) =>
      calledFrom(attempt.source, () =>
        ledger.write((state, now) =>
          planCertificate(state, now, {
            authorities,
            claim,
            id,
            source: attempt.source,
            connection,
          }),
        ),
      ),
  };
}

/** It was decided or ended in this very moment: then there is nothing to withdraw. */
function unlessExpected(error: unknown): void {
  if (!(error instanceof ExpectedError)) throw error;
}

function stateOf(options: OnTheSpotOptions, attempt: ConnectionAttempt, id: string): AskedState {
  const { ledger, closedRequests } = options;
  const now = options.now();
  const holder = decideJump(holderInput(options, { ...attempt, now, live: true }));
  if (!holder.allowed) return { type: 'over', reason: `${holder.reason}.` };
  const record = ledger.state.openRequests.get(id) ?? closedRequests.get(id);
  if (!record) return { type: 'over', reason: `Request ${shortId(id)} no longer exists.` };
  const request = atClock(record, now);
  switch (request.state) {
    case 'PENDING':
      return { type: 'waiting', words: waitingWords(ledger.state, request) };
    case 'APPROVED':
      return { type: 'approved' };
    default:
      return { type: 'over', reason: overWords(ledger.state, request) };
  }
}

/** Signing comes before the write, as for every certificate: what opens a connection is on record. */
function planCertificate(
  state: ClusterState,
  now: number,
  by: {
    readonly authorities: Pick<Authorities, 'user'>;
    readonly claim: Claim;
    readonly id: string;
    readonly source: string;
    readonly connection: Parameters<Asked['certify']>[0];
  },
): Plan<Buffer> {
  const { claim, id, connection } = by;
  const signedIn = requireSignedIn(state, now, claim);
  const { user, session } = signedIn;
  const request = state.openRequests.get(id);
  if (!request) throw new ExpectedError('wrong_state', `Request ${shortId(id)} has ended.`);
  const held = scopeFor(state, now, signedIn, [request]);
  const until = Math.min(held.until, request.accessUntil ?? 0, now + usableMs);
  const { generation } = session;
  const scope = { type: 'connection' as const, connection: connection.id, grant: grantOf(request) };
  const certificate = issueUserCertificate({
    authority: by.authorities.user.privateKey,
    publicKey: connection.publicKey,
    access: { v: 2, user: user.id, session: session.id, generation, scope },
    keyId: user.name,
    validAfter: now - backdateMs,
    validBefore: until,
    sourceAddress: by.source,
    extensions: extensionsFor(scope, roleNamed(state)),
  });
  const data = {
    session: session.id,
    ...{ generation, assumed: [id], until, connection: connection.id },
  };
  return {
    writes: [],
    audit: [{ type: 'certificate.issue', actor: user.id, data }],
    result: certificate,
  };
}
