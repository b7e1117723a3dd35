import { expect, it } from 'vitest';
import { matchesLock } from '../../scripts/lib/npm-packages.mjs';

const lock = {
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b': { version: '2.0.0', integrity: 'sha512-b', optional: true },
};

it('takes an installation for current when it is what the lock says', () => {
  expect(matchesLock(lock, lock)).toBe(true);
});

it('lets only an optional package be absent', () => {
  expect(matchesLock(lock, { 'node_modules/a': lock['node_modules/a'] })).toBe(true);
  expect(matchesLock(lock, { 'node_modules/b': lock['node_modules/b'] })).toBe(false);
});

it.each([
  ['another version', { ...lock, 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
  ['another content', { ...lock, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } }],
  ['a package too many', { ...lock, 'node_modules/c': { version: '1.0.0' } }],
])('sees %s', (_what, installed) => {
  expect(matchesLock(lock, installed)).toBe(false);
});
