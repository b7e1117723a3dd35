import { expect, it } from 'vitest';
import { countOf, inWords, sentence } from '../../../src/renderer/ui/words';

it('lists things the way a sentence does', () => {
  expect(inWords([])).toBe('');
  expect(inWords(['iot'])).toBe('iot');
  expect(inWords(['iot', 'web'])).toBe('iot and web');
  expect(inWords(['iot', 'web', 'db'])).toBe('iot, web and db');
});

it('counts with the right form of the noun', () => {
  expect(countOf(0, 'request')).toBe('0 requests');
  expect(countOf(1, 'request')).toBe('1 request');
  expect(countOf(2, 'match', 'matches')).toBe('2 matches');
});

it('ends a sentence once', () => {
  expect(sentence('Nobody may')).toBe('Nobody may.');
  expect(sentence('Nobody may.')).toBe('Nobody may.');
  expect(sentence('She said “no.”')).toBe('She said “no.”');
  expect(sentence(' ')).toBe('');
});
