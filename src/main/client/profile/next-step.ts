import type { Holding } from './holding';

/** What the passing of time asks of a profile. */
export type NextStep = 'none' | 'renew' | 'end-assumed' | 'sign-out';

/** A certificate is renewed when a fifth of its life is left, but not earlier than this before its end. */
const longestMarginMs = 5 * 60_000;
/** X.509 knows whole seconds only. */
const secondMs = 1_000;

/** Decides what is due now. Pure: the caller looks again every second. */
export function nextStep(holding: Holding, now: number): NextStep {
  const { status, tlsUntil, since, assumedUntil } = holding;
  if (now >= tlsUntil) return 'sign-out';
  if (assumedUntil !== null && now >= assumedUntil) return 'end-assumed';
  // A new SSH certificate would end at the same moment as the sign-in, or as what is assumed.
  const latest = Math.min(tlsUntil - secondMs, assumedUntil ?? Infinity);
  if (status.validUntil >= latest) return 'none';
  const margin = Math.min(longestMarginMs, (status.validUntil - since) / 5);
  return now >= status.validUntil - margin ? 'renew' : 'none';
}
