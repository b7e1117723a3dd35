import { expect, it } from 'vitest';
import { countWaiters } from '#main/proxy/waiters';

it('counts those who wait by user and in all, and forgets who left', () => {
  const waiters = countWaiters({ perUser: 2, inAll: 3 });
  const first = waiters.enter('alice');
  expect(first).toBeTypeOf('function');
  expect(waiters.enter('alice')).toBeTypeOf('function');
  expect(waiters.enter('alice')).toMatch(/2 terminals/);
  expect(waiters.enter('bob')).toBeTypeOf('function');
  expect(waiters.enter('carl')).toMatch(/Too many/);
  if (typeof first === 'function') {
    first();
    first();
  }
  expect(waiters.enter('carl')).toBeTypeOf('function');
  expect(waiters.enter('bob')).toMatch(/Too many/);
});
