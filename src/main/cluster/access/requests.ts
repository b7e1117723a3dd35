import type { ApiInput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Ledger, Plan } from '../audit/ledger';
import { requireSignedIn } from '../identity/sessions';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { createdSteps } from './auto-review';
import { commentSteps } from './comment-request';
import { currentRequest, findRequest, noSuchRequest } from './find-request';
import { newRequest } from './new-request';
import { reviewSteps } from './review-request';
import { move, planSteps, type Step } from './steps';
import { atClock, mayRevoke, viewOf } from './view';
import { createViewer, type Viewer } from './viewer';

/** Who calls, by what their certificate says; looked up anew at the moment of each write. */
export interface Claim {
  readonly user: string;
  readonly session: string;
}

/** Everything that people do to requests. What a caller may not see answers as what is not there. */
export interface AccessRequests {
  create(claim: Claim, input: ApiInput<'requests.create'>): Promise<AccessRequestView>;
  review(claim: Claim, input: ApiInput<'requests.review'>): Promise<AccessRequestView>;
  comment(claim: Claim, input: ApiInput<'requests.comment'>): Promise<AccessRequestView>;
  release(claim: Claim, input: ApiInput<'requests.release'>): Promise<AccessRequestView>;
  withdraw(claim: Claim, input: ApiInput<'requests.withdraw'>): Promise<AccessRequestView>;
  revoke(claim: Claim, input: ApiInput<'requests.revoke'>): Promise<AccessRequestView>;
}

/** What somebody does to a request that is there, worked out while nothing else changes. */
type Act = (input: {
  readonly now: number;
  readonly viewer: Viewer;
  /** With the state that the clock gives it. */
  readonly request: RequestRecord;
}) => readonly Step[];

export function createAccessRequests(options: { readonly ledger: Ledger }): AccessRequests {
  const { ledger } = options;

  async function act(claim: Claim, id: string, what: Act): Promise<AccessRequestView> {
    const found = await findRequest(ledger, id);
    return ledger.write((state, now) => {
      const { user } = requireSignedIn(state, now, claim);
      const viewer = createViewer(state, user);
      const current = currentRequest(state, found);
      if (!viewer.maySeeRequest(current)) throw noSuchRequest();
      const steps = what({ now, viewer, request: atClock(current, now) });
      return planView(state, now, viewer, steps);
    });
  }

  return {
    async create(claim, input) {
      const extended = input.extends === null ? null : await findRequest(ledger, input.extends);
      return ledger.write((state, now) => {
        const { user } = requireSignedIn(state, now, claim);
        const request = newRequest({ state, now, user, input, extends: extended });
        return planView(state, now, createViewer(state, user), createdSteps(state, now, request));
      });
    },
    review: (claim, input) =>
      act(claim, input.id, ({ now, viewer, request }) => reviewSteps(viewer, now, request, input)),
    comment: (claim, { id, text }) =>
      act(claim, id, ({ now, viewer, request }) => commentSteps(viewer, now, request, text)),
    release: (claim, { id }) => act(claim, id, released),
    withdraw: (claim, { id }) => act(claim, id, withdrawn),
    revoke: (claim, { id, reason }) => act(claim, id, (input) => revoked(input, reason)),
  };
}

function released({ viewer: { user }, request }: Parameters<Act>[0]): readonly Step[] {
  if (request.requester !== user.id)
    throw new ExpectedError('not_allowed', 'Only who asked can give access back.');
  const ended = { ...move(request, 'release'), endedBy: user.id };
  return [{ request: ended, change: 'released', by: user.id }];
}

function withdrawn({ viewer: { user }, request }: Parameters<Act>[0]): readonly Step[] {
  if (request.requester !== user.id)
    throw new ExpectedError('not_allowed', 'Only who asked can withdraw a request.');
  return [{ request: move(request, 'withdraw'), change: 'withdrawn', by: user.id }];
}

function revoked({ viewer, request }: Parameters<Act>[0], reason: string): readonly Step[] {
  if (!mayRevoke(viewer, request))
    throw new ExpectedError(
      'not_allowed',
      request.requester === viewer.user.id
        ? 'This access is yours. Give it back instead.'
        : 'None of your roles lets you revoke this access.',
    );
  const by = viewer.user.id;
  const ended = { ...move(request, 'revoke'), resolution: reason, endedBy: by };
  return [{ request: ended, change: 'revoked', by, details: { resolution: reason } }];
}

/** The first of the steps is about what the caller asked for. */
function planView(
  state: ClusterState,
  now: number,
  viewer: Viewer,
  steps: readonly Step[],
): Plan<AccessRequestView> {
  const asked = steps[0]?.request.id;
  const last = steps.findLast(({ request }) => request.id === asked);
  const view = last && viewOf(state, now, viewer, last.request);
  if (!view) throw noSuchRequest();
  return { ...planSteps(steps), result: view };
}
