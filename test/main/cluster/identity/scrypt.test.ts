import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  drawnParameters,
  hashPassword,
  passwordMatches,
  scryptParameters,
} from '#main/cluster/identity/scrypt';

it('knows the password again and no other, whoever has none included', async () => {
  const record = await hashPassword('alice', 'correct horse');
  expect(await passwordMatches(record, 'correct horse')).toBe(true);
  expect(await passwordMatches(record, 'correct hors')).toBe(false);
  expect(await passwordMatches(record, '')).toBe(false);
  expect(await passwordMatches(null, 'correct horse')).toBe(false);
  expect(await passwordMatches(null, '')).toBe(false);
});

it('is scrypt with a salt of its own, dear enough', async () => {
  const first = await hashPassword('alice', 'same');
  const second = await hashPassword('alice', 'same');
  expect(first.salt).not.toBe(second.salt);
  expect(scryptParameters.cost).toBeGreaterThanOrEqual(2 ** 15);
  const { cost: N, blockSize: r, parallelization: p } = first;
  const derived = scryptSync('same', Buffer.from(first.salt, 'base64'), 32, {
    N,
    r,
    p,
    maxmem: 2 ** 26,
  });
  expect(derived.toString('base64')).toBe(first.hash);
});

it('knows a drawn password by what its record says of the work', async () => {
  const record = await hashPassword('alice', 'drawn', drawnParameters);
  expect(record.cost).toBe(drawnParameters.cost);
  expect(await passwordMatches(record, 'drawn')).toBe(true);
  expect(await passwordMatches(record, 'draw')).toBe(false);
});

it('takes one spelling of a letter for another of the same', async () => {
  const record = await hashPassword('alice', 'Caf\u00e9 au lait');
  expect(await passwordMatches(record, 'Cafe\u0301 au lait')).toBe(true);
});
