import type { Review } from '#shared/model/access-request';
import type { Role, Traits } from '#shared/model/role';
import type { ReviewFacts } from './expression/review-conditions';
import { offers } from './offers';
import { countsTowards } from './review-conditions';
import { listWords } from './trace';

/** A review with what filters ask about. */
export interface CountedReview {
  readonly verdict: Review['verdict'];
  readonly facts: ReviewFacts;
}

/** How many reviews decide. A count of 0 never triggers. */
export interface Threshold {
  readonly name: string;
  readonly approve: number;
  readonly deny: number;
  /** Whether a review counts. */
  readonly counts: (review: CountedReview) => boolean;
}

/** What one requested role waits for: sets are ANDed, thresholds within a set ORed. */
export interface RoleThresholds {
  readonly role: string;
  readonly sets: readonly (readonly Threshold[])[];
}

export const defaultThreshold: Threshold = {
  name: 'default',
  approve: 1,
  deny: 1,
  counts: () => true,
};

/**
 * The thresholds of a request's roles: a set for each of the requester's roles that offers the requested one, which
 * is one approval or one denial where it says nothing. A role that nobody offers any more has no set, and is never
 * approved.
 */
export function thresholdsFor(
  requested: readonly string[],
  requesterRoles: readonly Role[],
  traits: Traits,
): readonly RoleThresholds[] {
  return requested.map((name) => ({
    role: name,
    sets: requesterRoles.filter((role) => offers(role, name, traits)).map(setOf),
  }));
}

function setOf(role: Role): readonly Threshold[] {
  const { thresholds } = role.spec.allow.request;
  if (thresholds.length === 0) return [defaultThreshold];
  return thresholds.map((threshold) => ({
    name: threshold.name,
    approve: threshold.approve,
    deny: threshold.deny,
    counts: ({ verdict, facts }) => countsTowards(role, threshold, verdict, facts),
  }));
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
  reviews: readonly CountedReview[],
): Outcome {
  const all = thresholds.flatMap(({ sets }) => sets.flat());
  if (all.some((each) => each.deny > 0 && countOf(each, reviews, 'deny') >= each.deny))
    return { state: 'DENIED', waitingFor: '' };
  const missing = thresholds.map(({ role, sets }) => ({
    role,
    // Without any set nothing is approved: no rule must never mean "anything goes".
    approvals: sets.length === 0 ? Infinity : Math.max(...sets.map((set) => lacking(set, reviews))),
  }));
  const open = missing.filter((each) => each.approvals > 0);
  if (thresholds.length > 0 && open.length === 0) return { state: 'APPROVED', waitingFor: '' };
  const some = reviews.some(({ verdict }) => verdict === 'approve');
  return { state: 'PENDING', waitingFor: describe(open, some) };
}

/** How many approvals a set of thresholds still lacks; infinite when none of them can approve. */
function lacking(set: readonly Threshold[], reviews: readonly CountedReview[]): number {
  const counts = set
    .filter(({ approve }) => approve > 0)
    .map((each) => Math.max(0, each.approve - countOf(each, reviews, 'approve')));
  return counts.length === 0 ? Infinity : Math.min(...counts);
}

function countOf(
  threshold: Threshold,
  reviews: readonly CountedReview[],
  verdict: Review['verdict'],
): number {
  return reviews.filter((each) => each.verdict === verdict && threshold.counts(each)).length;
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
