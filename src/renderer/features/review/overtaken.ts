import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { AccessRequestView, Review } from '#shared/model/access-request';

type By = 'person' | 'rule' | 'cluster';

/** A person, a rule, or the cluster where neither is known. */
export function reviewerOf(review: Review | undefined): { readonly by: By; readonly who: string } {
  if (review?.author) return { by: 'person', who: review.author.name };
  return review?.rule == null ? { by: 'cluster', who: '' } : { by: 'rule', who: review.rule };
}

/** What became of a request, and by whom, in a sentence. */
export function whatHappened({ request }: AccessRequestView): string {
  const { state, reviews, requester, endedBy } = request;
  const reviewer = reviewerOf(reviews.at(-1));
  switch (state) {
    case 'APPROVED':
    case 'EXTENDED':
      return t('review.happened.approved', reviewer);
    case 'DENIED':
      return t('review.happened.denied', reviewer);
    case 'WITHDRAWN':
      return t('review.happened.withdrawn', { who: requester.name });
    case 'REVOKED':
      return endedBy
        ? t('review.happened.revoked', { who: endedBy.name })
        : t('review.happened.revokedByCluster');
    case 'RELEASED':
      return t('review.happened.released', { who: endedBy?.name ?? requester.name });
    case 'EXPIRED':
      return t(request.approvedAt === null ? 'review.happened.lapsed' : 'review.happened.ended');
    case 'PENDING':
      return t('review.happened.mayNot');
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
  return t('review.happened.notNeeded', { happened: whatHappened(view) });
}

/** The same for the request on the screen, from the moment when it stops being theirs to decide. */
export function useOvertaken(view: AccessRequestView, me: string | undefined): string | null {
  const [couldReview, setCouldReview] = useState(view.can.review);
  if (view.can.review && !couldReview) setCouldReview(true);
  return couldReview ? overtakenText(view, me) : null;
}
