import { randomUUID } from 'node:crypto';
import type { ApiInput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { RequestChange } from '#shared/api/events';
import type { AccessRequestView } from '#shared/model/access-request';
import { nextRequestState, type RequestEvent } from '#shared/model/request-machine';
import type { Ledger, Plan } from '../audit/ledger';
import { whyRequestLocked } from '../identity/locks';
import { requireSignedIn } from '../identity/sessions';
import { outcome } from '../policy/outcome';
import { mayReview } from '../policy/review';
import { isOpen, type ClusterState } from '../store/cluster-state';
import type { CommentRecord, RequestRecord, ReviewRecord } from '../store/records';
import { accessEnd } from './clock';
import { endedUse } from './ended-use';
import { currentRequest, findRequest, noSuchRequest } from './find-request';
import { newRequest } from './new-request';
import { accessSettings } from './settings';
import { countingReviews, reviewerOf, subjectOf, thresholdsOf } from './review-subject';
import { atClock, mayRevoke, toAccessRequest, viewOf } from './view';
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
  readonly state: ClusterState;
  readonly now: number;
  readonly viewer: Viewer;
  /** With the state that the clock gives it. */
  readonly request: RequestRecord;
}) => {
  readonly request: RequestRecord;
  readonly change: RequestChange;
  readonly review?: ReviewRecord;
  readonly comment?: CommentRecord;
};

export function createAccessRequests(options: { readonly ledger: Ledger }): AccessRequests {
  const { ledger } = options;

  async function act(claim: Claim, id: string, what: Act): Promise<AccessRequestView> {
    const found = await findRequest(ledger, id);
    return ledger.write((state, now) => {
      const { user } = requireSignedIn(state, now, claim);
      const viewer = createViewer(state, user);
      const current = currentRequest(state, found);
      if (!viewer.maySeeRequest(current)) throw noSuchRequest();
      const done = what({ state, now, viewer, request: atClock(current, now) });
      return planChange(state, now, viewer, done);
    });
  }

  return {
    create: (claim, input) =>
      ledger.write((state, now) => {
        const { user } = requireSignedIn(state, now, claim);
        const request = newRequest(state, now, user, input);
        return planChange(state, now, createViewer(state, user), { request, change: 'created' });
      }),
    review: (claim, input) => act(claim, input.id, (now) => reviewed(now, input)),
    comment: (claim, { id, text }) =>
      act(claim, id, ({ now, viewer, request }) => {
        const comment = {
          id: randomUUID(),
          request: id,
          author: viewer.user.id,
          text,
          at: now,
        };
        const said = { ...move(request, 'comment'), comments: [...request.comments, comment] };
        return { request: said, change: 'commented', comment };
      }),
    release: (claim, { id }) =>
      act(claim, id, ({ viewer, request }) => {
        if (request.requester !== viewer.user.id)
          throw new ExpectedError('not_allowed', 'Only who asked can give access back.');
        const ended = { ...move(request, 'release'), endedBy: viewer.user.id };
        return { request: ended, change: 'released' };
      }),
    withdraw: (claim, { id }) =>
      act(claim, id, ({ viewer, request }) => {
        if (request.requester !== viewer.user.id)
          throw new ExpectedError('not_allowed', 'Only who asked can withdraw a request.');
        return { request: move(request, 'withdraw'), change: 'withdrawn' };
      }),
    revoke: (claim, { id, reason }) =>
      act(claim, id, ({ viewer, request }) => {
        if (!mayRevoke(viewer, request))
          throw new ExpectedError('not_allowed', 'None of your roles lets you revoke this access.');
        const ended = { resolution: reason, endedBy: viewer.user.id };
        return { request: { ...move(request, 'revoke'), ...ended }, change: 'revoked' };
      }),
  };
}

/** The request after an event. @throws ExpectedError `wrong_state` when the table has no such step */
export function move(request: RequestRecord, event: RequestEvent): RequestRecord {
  const next = nextRequestState(request.state, event);
  if (!next.ok) throw new ExpectedError('wrong_state', next.error);
  return { ...request, state: next.value };
}

function planChange(
  state: ClusterState,
  now: number,
  viewer: Viewer,
  done: ReturnType<Act>,
): Plan<AccessRequestView> {
  const { request, change, review, comment } = done;
  const view = viewOf(state, now, viewer, request);
  if (!view) throw noSuchRequest();
  const { id, roles, resources, reason, resolution, accessUntil } = request;
  const details =
    change === 'created'
      ? { roles, resources, reason, accessDuration: request.accessDuration }
      : {
          resolution,
          accessUntil,
          ...(review ? { verdict: review.verdict } : {}),
          ...(comment ? { comment: comment.text } : {}),
        };
  return {
    writes: [
      { type: 'request', request },
      ...endedUse(state, [request]),
      ...(review ? [{ type: 'review' as const, review }] : []),
      ...(comment ? [{ type: 'comment' as const, comment }] : []),
    ],
    audit: [
      {
        type: `access_request.${change}`,
        actor: viewer.user.id,
        data: { request: id, state: request.state, ...details },
      },
    ],
    changes: [{ type: 'request', request: id, change, by: viewer.user.id }],
    result: view,
  };
}

function reviewed(
  { state, now, viewer, request }: Parameters<Act>[0],
  { verdict, message }: ApiInput<'requests.review'>,
): ReturnType<Act> {
  const decision = mayReview(reviewerOf(state, viewer.user), {
    ...toAccessRequest(state, request),
    annotations: subjectOf(state, request).annotations,
  });
  const locked = whyRequestLocked(state, request.id);
  if (locked !== null && isOpen(request)) throw new ExpectedError('wrong_state', locked);
  if (!decision.allowed) {
    if (request.state !== 'PENDING') move(request, 'review');
    throw new ExpectedError('not_allowed', `${decision.reason}.`);
  }
  const review = {
    request: request.id,
    author: viewer.user.id,
    rule: null,
    verdict,
    message,
    at: now,
    terms: null,
  };
  const withReview = { ...request, reviews: [...request.reviews, review] };
  const { state: decided } = outcome(
    thresholdsOf(state, request),
    countingReviews(state, withReview),
  );
  if (decided === 'PENDING')
    return { request: move(withReview, 'review'), change: 'reviewed', review };
  const resolved = { ...withReview, resolution: message };
  if (decided === 'DENIED') return { request: move(resolved, 'deny'), change: 'denied', review };
  const approved = {
    ...move(resolved, 'approve'),
    approvedAt: now,
    accessUntil: accessEnd(accessSettings(state).clock, request, now),
  };
  return { request: approved, change: 'approved', review };
}
