import { describe, expect, it } from 'vitest';
import { filterParts, beginOf } from '../../../src/renderer/features/review/filter-words';
import { nextToReview } from '../../../src/renderer/features/review/use-listed';
import { aView, uuid } from '../../helpers/window-builders';

const listOf = (...reviewable: readonly boolean[]) => {
  const views = reviewable.map((review, index) => aView(index + 1, {}, { review }));
  return {
    ids: views.map(({ request }) => request.id),
    views: Object.fromEntries(views.map((view) => [view.request.id, view])),
  };
};
const next = (after: number, ...reviewable: readonly boolean[]) =>
  nextToReview(listOf(...reviewable), uuid(after))?.request.id ?? null;

describe('after a decision', () => {
  it.each([
    ['the next one that waits', 1, [true, false, true], 3],
    ['one before it, where none is behind', 3, [true, true, true], 2],
    ['none, where none is left', 1, [true, false], null],
    ['the first, where the decided one is in the list no longer', 9, [true, true], 1],
  ] as const)('comes %s', (_name, after, reviewable, expected) => {
    expect(next(after, ...reviewable)).toBe(expected === null ? null : uuid(expected));
  });
});

describe('what is set of a filter', () => {
  it('is told part by part, each with what takes it away', () => {
    const parts = filterParts({
      ...{ states: ['DENIED', 'REVOKED'], kind: 'db', requester: ' carol ', resource: 'iot' },
      ...{ reviewedByMe: true, words: 'never told', from: 0 },
    });
    expect(parts.map(({ text }) => text)).toEqual([
      ...['Denied', 'Revoked', 'Database', 'by carol', 'for iot', 'reviewed by me'],
      expect.stringContaining('since 1 Jan 1970'),
    ]);
    expect(parts[0]?.without).toEqual({ states: ['REVOKED'] });
    expect(filterParts({ states: ['DENIED'] })[0]?.without).toEqual({ states: undefined });
    expect(filterParts({ requester: '  ', words: 'x' })).toEqual([]);
  });

  it('begins today at midnight', () => {
    const noon = new Date(2030, 0, 15, 12).getTime();
    expect(beginOf(null, noon)).toBe(new Date(2030, 0, 15).getTime());
    expect(beginOf(7, noon)).toBe(noon - 7 * 86_400_000);
  });
});
