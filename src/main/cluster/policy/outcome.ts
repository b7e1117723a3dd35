import type { Review } from '#shared/model/access-request';
import { listWords } from './trace';

/** How many reviews decide. A count of 0 never triggers. */
export interface Threshold {
  readonly name: string;
  readonly approve: number;
  readonly deny: number;
}

/** What one requested role waits for: sets are ANDed, thresholds within a set ORed. */
export interface RoleThresholds {
  readonly role: string;
  readonly sets: readonly (readonly Threshold[])[];
}

export const defaultThreshold: Threshold = { name: 'default', approve: 1, deny: 1 };

/** The thresholds of a request's roles: one approval or one denial for each role, which one review can meet. */
export function thresholdsFor(roles: readonly string[]): readonly RoleThresholds[] {
  return roles.map((role) => ({ role, sets: [[defaultThreshold]] }));
}

export interface Outcome {
  readonly state: 'PENDING' | 'APPROVED' | 'DENIED';
  /** "1 more approval by a reviewer of access"; empty once decided. */
  readonly waitingFor: string;
}

/**
 * What the reviews so far amount to. Any threshold that reaches its count of denials denies; approval needs every
 * requested role to have met every one of its sets.
 */
export function outcome(
  thresholds: readonly RoleThresholds[],
  reviews: readonly Pick<Review, 'verdict'>[],
): Outcome {
  const denials = reviews.filter(({ verdict }) => verdict === 'deny').length;
  const approvals = reviews.length - denials;
  const all = thresholds.flatMap(({ sets }) => sets.flat());
  if (all.some(({ deny }) => deny > 0 && denials >= deny))
    return { state: 'DENIED', waitingFor: '' };
  const missing = thresholds.map(({ role, sets }) => ({
    role,
    // Without any set nothing is approved: no rule must never mean "anything goes".
    approvals:
      sets.length === 0 ? Infinity : Math.max(...sets.map((set) => lacking(set, approvals))),
  }));
  const open = missing.filter((each) => each.approvals > 0);
  if (thresholds.length > 0 && open.length === 0) return { state: 'APPROVED', waitingFor: '' };
  return { state: 'PENDING', waitingFor: describe(open, approvals > 0) };
}

/** How many approvals a set of thresholds still lacks; infinite when none of them can approve. */
function lacking(set: readonly Threshold[], approvals: number): number {
  const counts = set
    .filter(({ approve }) => approve > 0)
    .map(({ approve }) => Math.max(0, approve - approvals));
  return counts.length === 0 ? Infinity : Math.min(...counts);
}

function describe(
  open: readonly { readonly role: string; readonly approvals: number }[],
  some: boolean,
): string {
  if (open.length === 0) return 'nobody: the request names no roles';
  const never = open.filter(({ approvals }) => approvals === Infinity);
  if (never.length > 0)
    return `nobody: no number of approvals is enough for ${listWords(never.map(({ role }) => role))}`;
  const most = Math.max(...open.map(({ approvals }) => approvals));
  const more = some ? ' more' : '';
  const word = most === 1 ? 'approval' : 'approvals';
  return `${most}${more} ${word} by a reviewer of ${listWords(open.map(({ role }) => role))}`;
}
