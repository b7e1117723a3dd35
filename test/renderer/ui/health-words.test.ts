import { expect, it } from 'vitest';
import { healthText } from '../../../src/renderer/ui/health-words';
import { instantText } from '../../../src/renderer/ui/time';

const since = Date.UTC(2026, 4, 1, 12);

it('says whether a machine answers, how fast, or since when not and why', () => {
  expect(healthText({ state: 'unknown' })).toBe('Not looked at yet');
  const up = { state: 'up', since, lastSeen: since } as const;
  expect(healthText({ ...up, latencyMs: 0 })).toBe('Up, answers in under 1 ms');
  expect(healthText({ ...up, latencyMs: 12 })).toBe('Up, answers in 12 ms');
  const down = { state: 'down', since, reason: 'the connection was refused' } as const;
  expect(healthText({ ...down, lastSeen: null })).toBe(
    `Down since ${instantText(since)}: the connection was refused`,
  );
  expect(healthText({ ...down, lastSeen: since - 1_000 })).toContain(
    `; last seen ${instantText(since - 1_000)}`,
  );
});
