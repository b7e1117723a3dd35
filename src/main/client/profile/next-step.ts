import type { Holding } from './holding';

/** What the passing of time asks of a profile. */
export type NextStep = 'none' | 'renew' | 'end-assumed' | 'sign-out';

/** Certificates are renewed when a fifth of their life is left, and at least this long before their end. */
const latestRenewalMs = 60_000;
const longestMarginMs = 5 * 60_000;

/** Decides what is due now. Pure: the caller looks again every second. */
export function nextStep(holding: Holding, now: number): NextStep {
  const { status, tlsUntil, since, assumedUntil } = holding;
  if (now >= tlsUntil) return 'sign-out';
  if (assumedUntil !== null && now >= assumedUntil) return 'end-assumed';
  // A certificate for what is assumed ends with it: a new one would end at the same moment.
  const sshUntil =
    assumedUntil !== null && status.validUntil >= assumedUntil ? Infinity : status.validUntil;
  const until = Math.min(sshUntil, tlsUntil);
  const life = Math.max(0, until - since);
  const margin = Math.min(longestMarginMs, Math.max(life / 5, Math.min(latestRenewalMs, life / 2)));
  return now >= until - margin ? 'renew' : 'none';
}
