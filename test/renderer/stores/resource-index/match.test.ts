import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nearness,
  nearnessOf,
  needleOf,
  unitsOf,
} from '../../../../src/renderer/stores/resource-index/match';
import { naiveNearness } from './naive';

const near = (text: string, word: string) =>
  nearnessOf(unitsOf(text), 0, text.length, needleOf(word).units, nearness.scattered);

describe('how near a name is to what was typed', () => {
  it.each([
    ['web-1', 'web-1', 'whole'],
    ['web-prod-eu', 'we', 'start'],
    ['web-prod-eu', 'prod', 'wordStart'],
    ['web-prod-eu', 'prod-e', 'wordStart'],
    ['kube.system/api', 'api', 'wordStart'],
    ['web-prod-eu', 'rod', 'inside'],
    ['my-web', 'y-w', 'inside'],
    ['web-prod-eu', 'wpe', 'starts'],
    ['web-prod-eu', 'webpr', 'starts'],
    ['web-prod-eu', 'we', 'start'],
    ['aa-ab-b', 'aabb', 'starts'],
    ['web-prod-eu', 'pe', 'starts'],
    ['web-prod-eu', 'pord', 'typo'],
    ['web-prod-eu', 'prood', 'typo'],
    ['web-prod-eu', 'prpd', 'typo'],
    ['web-prod-eu', 'pro-e', 'typo'],
    ['web-staging', 'stging', 'typo'],
    ['web-prod-eu', 'wbd', 'scattered'],
    ['web-prod-eu', 'rpod', 'none'],
    ['web-prod-eu', 'pdo', 'none'],
    ['web-prod-eu', 'ebd', 'none'],
    ['web', 'wwb', 'none'],
    ['web', 'websites', 'none'],
    ['straße-1', 'straße', 'start'],
    ['a-straße', 'straße', 'wordStart'],
  ] as const)('%s for %s: %s', (text, word, expected) => {
    expect(near(text, word)).toBe(nearness[expected]);
  });

  it('says what a naive reading of the same words says', () => {
    const letters = (units: string, most: number) =>
      fc
        .array(fc.constantFrom(...units), { minLength: 1, maxLength: most })
        .map((all) => all.join(''));
    fc.assert(
      fc.property(letters('abc1-.', 14), letters('abc1-', 6), (text, word) => {
        expect(near(text, word)).toBe(naiveNearness(text, word));
      }),
      { numRuns: 20_000 },
    );
  });
});
