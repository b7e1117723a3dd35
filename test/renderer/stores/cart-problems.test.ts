import { describe, expect, it } from 'vitest';
import type { ApiError } from '#shared/api/errors';
import { cartItem } from '../../../src/renderer/stores/cart-item';
import {
  inEntry,
  isSaidThere,
  placedProblems,
  placeOf,
  problemOfField,
  problemsIn,
  problemsOfWhole,
} from '../../../src/renderer/stores/cart-problems';
import { aDryRun, aResource, aRow } from '../../helpers/window-builders';

const cart = { items: [cartItem(aRow(1)), cartItem(aRow(2))], roles: ['access'] };
const error = (field: string | null): ApiError => ({
  code: 'invalid_input',
  message: 'No.',
  field,
  details: [],
});

describe('the place of a problem', () => {
  it.each([
    ['resources.1.constraint.logins.0', { in: 'entry', list: 'resources', key: aResource(2).id }],
    ['roles.0', { in: 'entry', list: 'roles', key: 'access' }],
    ['startAt', { in: 'field', field: 'startAt' }],
    ['suggestedReviewers.0', { in: 'field', field: 'suggestedReviewers' }],
    ['resources', { in: 'whole' }],
    ['resources.7', { in: 'whole' }],
    ['extends', { in: 'whole' }],
    [null, { in: 'whole' }],
  ] as const)('of %s', (field, place) => {
    expect(placeOf(field, cart)).toEqual(place);
  });
});

describe('what is said where', () => {
  const dryRun = aDryRun({
    problems: ['node-2: nobody there', 'It may last 4h at most.', '50 wait already.'],
    problemFields: ['resources.1', 'accessDuration', null],
  });
  const problems = placedProblems(dryRun, cart);

  it('stays with its resource when the request changes before it is checked again', () => {
    const [, second] = cart.items;
    const now = { items: second ? [second] : [], roles: [], problems, error: null };
    expect(problemsIn(now, inEntry('resources', aResource(2).id))).toEqual([
      'node-2: nobody there',
    ]);
    expect(problemsIn(now, inEntry('resources', aResource(1).id))).toEqual([]);
  });

  it('is at its field, and of the whole only what has no place', () => {
    const now = { ...cart, problems, error: null };
    expect(problemOfField(now, 'accessDuration')).toBe('It may last 4h at most.');
    expect(problemOfField(now, 'reason')).toBeNull();
    expect(problemsOfWhole(now)).toEqual(['50 wait already.']);
  });

  it('counts what the cluster said when it was sent, once', () => {
    const sent = { ...cart, problems: [], error: error('roles.0') };
    expect(problemsIn(sent, inEntry('roles', 'access'))).toEqual(['No.']);
    expect(isSaidThere(sent)).toBe(true);
    expect(isSaidThere({ ...sent, error: error('resources') })).toBe(false);
    expect(isSaidThere({ ...sent, error: null })).toBe(false);
  });
});
