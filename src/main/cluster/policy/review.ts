import type { RequestState, Review } from '#shared/model/access-request';
import type { Decision } from '#shared/model/decision';
import type { Role, RoleLookup } from '#shared/model/role';
import { compilePattern } from './patterns';
import { allow, deny, listWords, miss, permit, refuse } from './trace';

export interface Reviewer {
  readonly id: string;
  /** Static roles only: an elevation cannot approve an elevation. */
  readonly roles: readonly Role[];
}

export interface ReviewedRequest {
  readonly requester: { readonly id: string };
  readonly roles: readonly string[];
  readonly state: RequestState;
  readonly reviews: readonly Pick<Review, 'author' | 'verdict'>[];
}

/** Whether somebody may review a request now: it is pending, not their own, not reviewed by them yet, and they may. */
export function mayReview(reviewer: Reviewer, request: ReviewedRequest): Decision {
  if (reviewer.id === request.requester.id)
    return refuse([deny('review.own', null, 'Nobody reviews their own request')]);
  if (request.state !== 'PENDING')
    return refuse([
      deny('review.not_pending', null, `The request is ${request.state.toLowerCase()} already`),
    ]);
  if (request.reviews.some((review) => review.author.id === reviewer.id))
    return refuse([deny('review.twice', null, 'You have reviewed this request already')]);
  return mayReviewRoles(reviewer.roles, request.roles);
}

/**
 * Whether static roles entitle to review requests for these roles: every one must be allowed by
 * `allow.review_requests.roles`, and one that any `deny.review_requests.roles` matches blocks the whole.
 */
export function mayReviewRoles(roles: readonly Role[], requested: readonly string[]): Decision {
  for (const name of requested) {
    const denier = roles.find((role) => matchesAny(role.spec.deny.review_requests.roles, name));
    if (!denier) continue;
    const by = denier.metadata.name;
    return refuse([
      deny('review.denied_role', by, `Role ${by} denies reviewing requests for role ${name}`),
    ]);
  }
  const allowed = requested.map((name) => ({
    name,
    by: roles.find((role) => matchesAny(role.spec.allow.review_requests.roles, name))?.metadata
      .name,
  }));
  const missing = allowed.filter(({ by }) => by === undefined).map(({ name }) => name);
  if (missing.length > 0 || requested.length === 0)
    return refuse([miss('review.not_allowed', null, notAllowed(missing))]);
  const [first, ...rest] = allowed.map(({ name, by = null }) =>
    allow('review.allow', by, `Role ${by ?? ''} lets you review requests for role ${name}`),
  );
  return first ? permit([first, ...rest]) : refuse([]);
}

function notAllowed(missing: readonly string[]): string {
  if (missing.length === 0) return 'The request names no roles';
  const word = missing.length === 1 ? 'role' : 'roles';
  return `None of your roles lets you review requests for ${word} ${listWords(missing)}`;
}

function matchesAny(patterns: readonly string[], name: string): boolean {
  return patterns.some((text) => {
    const pattern = compilePattern(text);
    return pattern.ok && pattern.value(name);
  });
}

/** Whether roles let somebody review anything at all: the app then shows the review pages. */
export function mayReviewAnything(roles: readonly Role[]): boolean {
  return roles.some((role) => role.spec.allow.review_requests.roles.length > 0);
}

/** The roles as which a reviewer may look at what is asked for, sorted by name. Denied names may be patterns. */
export function previewRoles(roles: readonly Role[], lookup: RoleLookup): readonly Role[] {
  const names = new Set(roles.flatMap((role) => role.spec.allow.review_requests.preview_as_roles));
  const denied = roles.flatMap((role) => role.spec.deny.review_requests.preview_as_roles);
  return [...names]
    .filter((name) => !matchesAny(denied, name))
    .toSorted()
    .flatMap((name) => lookup(name) ?? []);
}
