import { expect, it } from 'vitest';
import { sentence } from '../../../src/renderer/ui/words';

it('ends a sentence once', () => {
  expect(sentence('Nobody may')).toBe('Nobody may.');
  expect(sentence('Nobody may.')).toBe('Nobody may.');
  expect(sentence('She said “no.”')).toBe('She said “no.”');
  expect(sentence(' ')).toBe('');
});
