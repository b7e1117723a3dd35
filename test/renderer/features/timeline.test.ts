import { describe, expect, it } from 'vitest';
import type { AccessRequest } from '#shared/model/access-request';
import { timelineOf } from '../../../src/renderer/features/review/timeline-steps';
import { aRequest, bob, startOfTest } from '../../helpers/window-builders';

const now = startOfTest + 3_600_000;
const words = (part: Partial<AccessRequest>) =>
  timelineOf(aRequest(1, part), [], now).map(({ text, message }) =>
    message ? `${text}: ${message}` : text,
  );

const approval = {
  author: bob,
  rule: null,
  terms: null,
  verdict: 'approve' as const,
  message: 'Go ahead.',
  at: 5,
};

describe('what happened to a request', () => {
  it('starts with who asked', () => {
    expect(words({})).toEqual(['alice asked']);
  });

  it('tells each review with its message', () => {
    const denial = { ...approval, verdict: 'deny' as const, message: '' };
    expect(words({ state: 'APPROVED', reviews: [approval] })[1]).toBe('bob approved: Go ahead.');
    expect(words({ state: 'DENIED', reviews: [denial] })[1]).toBe('bob denied');
  });

  it.each([
    ['REVOKED', { endedBy: bob, resolution: 'Done.' }, 'bob revoked the access: Done.'],
    ['REVOKED', { endedBy: null }, 'Somebody revoked the access'],
    ['WITHDRAWN', {}, 'alice withdrew it'],
    ['EXPIRED', { approvedAt: null }, 'It lapsed: nobody decided in time'],
    ['EXPIRED', { approvedAt: 5, accessUntil: 9 }, 'The access ended'],
  ] as const)('ends %s %j with "%s"', (state, part, text) => {
    expect(words({ state, ...part }).at(-1)).toBe(text);
  });
});
