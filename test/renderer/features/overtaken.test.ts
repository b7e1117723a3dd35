import { describe, expect, it } from 'vitest';
import type { AccessRequest } from '#shared/model/access-request';
import { overtakenText, whatHappened } from '../../../src/renderer/features/review/overtaken';
import { aReview, aView, bob, uuid } from '../../helpers/window-builders';

const review = aReview();
const carol = uuid(109);

describe('what became of a request', () => {
  it.each([
    [{ state: 'APPROVED', reviews: [review] }, 'bob approved this request.'],
    [{ state: 'DENIED', reviews: [review] }, 'bob denied this request.'],
    [{ state: 'WITHDRAWN' }, 'alice withdrew this request.'],
    [{ state: 'REVOKED', endedBy: bob }, 'bob revoked this access.'],
    [{ state: 'RELEASED' }, 'alice gave this access back.'],
    [
      { state: 'DENIED', reviews: [aReview({ author: null, rule: 'no-friday' })] },
      'The rule no-friday denied this request.',
    ],
    [{ state: 'REVOKED' }, 'The cluster revoked this access.'],
    [{ state: 'EXPIRED' }, 'Nobody decided on this request in time.'],
    [{ state: 'EXPIRED', approvedAt: 1 }, 'This access has ended.'],
    [{ state: 'PENDING' }, 'You may not review this request any more.'],
  ] as const)('%j: %s', (part, text) => {
    expect(whatHappened(aView(1, part as Partial<AccessRequest>))).toBe(text);
  });
});

describe('a decision that others made', () => {
  const approved = aView(1, { state: 'APPROVED', reviews: [review] });

  it('is told to who was about to make it', () => {
    expect(overtakenText(approved, carol)).toBe(
      'bob approved this request. Your decision is not needed any more.',
    );
  });

  it('is not told to who made it, nor while it can still be made', () => {
    expect(overtakenText(approved, bob.id)).toBeNull();
    expect(overtakenText(aView(1, {}, { review: true }), carol)).toBeNull();
  });
});
