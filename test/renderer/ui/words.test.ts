import { expect, it } from 'vitest';
import {
  constraintText,
  countOf,
  inWords,
  sentence,
  shortResourceId,
} from '../../../src/renderer/ui/words';

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

it('says what a constraint allows', () => {
  expect(constraintText({ type: 'ssh_logins', logins: ['alice', 'deploy'] })).toBe(
    'as alice and deploy',
  );
  expect(constraintText({ type: 'by-role' })).toBe('as the role allows');
});

it('shortens the id of a resource whose name is not known', () => {
  expect(shortResourceId('/example.com/node/b1168402-9340-421a-a344-af66a6675738')).toBe(
    'b1168402',
  );
});

it('ends a sentence once', () => {
  expect(sentence('Nobody may')).toBe('Nobody may.');
  expect(sentence('Nobody may.')).toBe('Nobody may.');
  expect(sentence('She said “no.”')).toBe('She said “no.”');
  expect(sentence(' ')).toBe('');
});
