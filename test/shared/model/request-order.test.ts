import { expect, it } from 'vitest';
import { isOlderView } from '#shared/model/request-order';
import { aReview, aView } from '../../helpers/window-builders';

const review = aReview();
const pending = aView(1);
const reviewed = aView(1, { reviews: [review] });
const approved = aView(1, { state: 'APPROVED', reviews: [review] });
const revoked = aView(1, { state: 'REVOKED', reviews: [review] });
const withdrawn = aView(1, { state: 'WITHDRAWN' });

it.each([
  ['the same', pending, pending, false],
  ['before a review', pending, reviewed, true],
  ['after a review', reviewed, pending, false],
  ['before a decision', reviewed, approved, true],
  ['after the end', revoked, approved, false],
  ['before the end', approved, revoked, true],
  ['ended with fewer reviews', withdrawn, reviewed, false],
  ['before an escalation', pending, aView(1, { escalations: 1 }), true],
  ['before an extension', approved, aView(1, { ...approved.request, accessUntil: 9 }), true],
  ['with other rights, at the same stage', aView(1, {}, { review: true }), pending, false],
])('a view %s', (_what, view, known, older) => {
  expect(isOlderView(view, known)).toBe(older);
});
