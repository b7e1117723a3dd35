import { expect, it } from 'vitest';
import { missedEvent } from '#main/desktop/missed-news';
import { aReview, aView, bob, startOfTest as now, uuid } from '../../helpers/window-builders';

const review = aReview();
const pending = aView(1);
const approved = aView(1, { state: 'APPROVED', reviews: [review] });

it.each([
  ['nothing', pending, pending, null],
  ['an approval', pending, approved, { change: 'approved', by: bob }],
  [
    'a denial',
    pending,
    aView(1, { state: 'DENIED', reviews: [review] }),
    { change: 'denied', by: bob },
  ],
  ['a lapse', pending, aView(1, { state: 'EXPIRED' }), { change: 'expired', by: null }],
  [
    'the end',
    approved,
    aView(1, { state: 'EXPIRED', reviews: [review] }),
    { change: 'access-ended', by: null },
  ],
  [
    'a revoke',
    approved,
    aView(1, { state: 'REVOKED', reviews: [review], endedBy: bob }),
    { change: 'revoked', by: bob },
  ],
  [
    'a release',
    approved,
    aView(1, { state: 'RELEASED', reviews: [review] }),
    { change: 'released' },
  ],
  [
    'an extension',
    approved,
    aView(1, { state: 'APPROVED', reviews: [review], accessUntil: now + 1 }),
    { change: 'prolonged', by: null },
  ],
  [
    'a comment',
    pending,
    aView(1, { comments: [{ id: uuid(1), author: bob, text: 'Why?', at: now }] }),
    { change: 'commented', by: bob },
  ],
  ['an escalation', pending, aView(1, { escalations: 1 }), { change: 'escalated', by: null }],
  ['a withdrawal', pending, aView(1, { state: 'WITHDRAWN' }), { change: 'withdrawn' }],
])('finds %s in a list that was read anew', (_what, before, after, expected) => {
  const event = missedEvent(before, after, now);
  if (expected === null) expect(event).toBeNull();
  else expect(event).toMatchObject({ type: 'request', at: now, view: after, ...expected });
});
