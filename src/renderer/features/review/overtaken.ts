import { useState } from 'react';
import type { AccessRequestView } from '#shared/model/access-request';

/** What became of a request, and by whom, in a sentence. */
export function whatHappened({ request }: AccessRequestView): string {
  const { state, reviews, requester, endedBy } = request;
  const last = reviews.at(-1);
  const rule = last?.rule == null ? 'The cluster' : `The rule ${last.rule}`;
  const reviewer = last?.author?.name ?? rule;
  switch (state) {
    case 'APPROVED':
    case 'EXTENDED':
      return `${reviewer} approved this request.`;
    case 'DENIED':
      return `${reviewer} denied this request.`;
    case 'WITHDRAWN':
      return `${requester.name} withdrew this request.`;
    case 'REVOKED':
      return `${endedBy?.name ?? 'The cluster'} revoked this access.`;
    case 'RELEASED':
      return `${endedBy?.name ?? requester.name} gave this access back.`;
    case 'EXPIRED':
      return request.approvedAt === null
        ? 'Nobody decided on this request in time.'
        : 'This access has ended.';
    case 'PENDING':
      return 'You may not review this request any more.';
  }
}

/**
 * Says that others took a decision away that a person was about to make.
 *
 * @param me the immutable id of the person
 * @returns a sentence, or `null` when nothing was taken away
 */
export function overtakenText(view: AccessRequestView, me: string | undefined): string | null {
  if (view.can.review || view.request.reviews.some(({ author }) => author?.id === me)) return null;
  return `${whatHappened(view)} Your decision is not needed any more.`;
}

/** The same for the request on the screen, from the moment when it stops being theirs to decide. */
export function useOvertaken(view: AccessRequestView, me: string | undefined): string | null {
  const [couldReview, setCouldReview] = useState(view.can.review);
  if (view.can.review && !couldReview) setCouldReview(true);
  return couldReview ? overtakenText(view, me) : null;
}
