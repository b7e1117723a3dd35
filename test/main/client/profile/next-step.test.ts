import { describe, expect, it } from 'vitest';
import { nextStep } from '#main/client/profile/next-step';
import type { Holding } from '#main/client/profile/holding';
import type { Status } from '#shared/model/status';

const minute = 60_000;
const hour = 60 * minute;

const at = (
  now: number,
  holding: { ssh: number; tls: number; assumed?: number; since?: number },
): string =>
  nextStep(
    {
      status: { validUntil: holding.ssh } as Status,
      tlsUntil: holding.tls,
      since: holding.since ?? 0,
      assumedUntil: holding.assumed ?? null,
    } as Holding,
    now,
  );

describe('what time asks for', () => {
  it('renews an SSH certificate that ends before the sign-in, five minutes ahead', () => {
    const short = { ssh: 2 * hour, tls: 12 * hour };
    expect(at(2 * hour - 6 * minute, short)).toBe('none');
    expect(at(2 * hour - 5 * minute, short)).toBe('renew');
    expect(at(3 * hour, short)).toBe('renew');
  });

  it('renews a short-lived one when a fifth of its life is left', () => {
    expect(at(79_000, { ssh: 100_000, tls: hour })).toBe('none');
    expect(at(80_000, { ssh: 100_000, tls: hour })).toBe('renew');
  });

  it('renews nothing that would end at the same moment again', () => {
    expect(at(12 * hour - 1_500, { ssh: 12 * hour, tls: 12 * hour })).toBe('none');
    expect(at(12 * hour - 1_500, { ssh: 12 * hour + 999, tls: 12 * hour })).toBe('none');
    expect(at(hour - 1, { ssh: hour, tls: 12 * hour, assumed: hour })).toBe('none');
  });

  it('ends what is assumed at its end, and the sign-in at its own', () => {
    expect(at(hour, { ssh: hour, tls: 12 * hour, assumed: hour })).toBe('end-assumed');
    expect(at(12 * hour, { ssh: 12 * hour, tls: 12 * hour })).toBe('sign-out');
  });
});
