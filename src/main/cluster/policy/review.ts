import type { RequestState } from '#shared/model/access-request';
import type { Decision } from '#shared/model/decision';
import type { Role, RoleLookup, Traits } from '#shared/model/role';
import type { ListsByName } from '#shared/model/role-values';
import type { WhereFacts } from './expression/review-conditions';
import { claimedRoles, givenByClaims, matchesAny } from './offers';
import { whereHolds } from './review-conditions';
import { allow, deny, listWords, miss, permit, refuse } from './trace';

export interface Reviewer {
  /** Static roles only: an elevation cannot approve an elevation. */
  readonly roles: readonly Role[];
  readonly traits: Traits;
}

/** What a request is about, as far as the right to review it depends on it. */
export interface ReviewSubject {
  readonly roles: readonly string[];
  readonly reason: string;
  /** What the requester's roles say of it. */
  readonly annotations: ListsByName;
}

export interface ReviewedRequest extends ReviewSubject {
  readonly requester: { readonly id: string };
  readonly state: RequestState;
  readonly reviews: readonly { readonly author: { readonly id: string } | null }[];
}

/** Whether somebody may review a request now: it is pending, not their own, not reviewed by them yet, and they may. */
export function mayReview(
  reviewer: Reviewer & { readonly id: string },
  request: ReviewedRequest,
): Decision {
  if (reviewer.id === request.requester.id)
    return refuse([deny('review.own', null, 'Nobody reviews their own request')]);
  if (request.state !== 'PENDING')
    return refuse([
      deny('review.not_pending', null, `The request is ${request.state.toLowerCase()} already`),
    ]);
  if (request.reviews.some((review) => review.author?.id === reviewer.id))
    return refuse([deny('review.twice', null, 'You have reviewed this request already')]);
  return mayReviewRoles(reviewer, request);
}

/** What conditions of roles are told about a reviewer and a request. */
export function whereFacts(reviewer: Reviewer, request: ReviewSubject): WhereFacts {
  return {
    reviewer: {
      roles: reviewer.roles.map(({ metadata }) => metadata.name),
      traits: reviewer.traits,
    },
    request: {
      roles: request.roles,
      reason: request.reason,
      systemAnnotations: request.annotations,
    },
  };
}

/**
 * Whether static roles entitle to review a request: every role in it must be allowed by `allow.review_requests` of a
 * role whose `where` holds, and one that any `deny.review_requests` matches blocks the whole.
 */
export function mayReviewRoles(reviewer: Reviewer, request: ReviewSubject): Decision {
  const facts = whereFacts(reviewer, request);
  const speaksOf = (effect: 'allow' | 'deny', name: string) =>
    reviewer.roles.filter((role) => reviews(role, effect, name, reviewer.traits));
  for (const name of request.roles) {
    const denier = speaksOf('deny', name).find((role) => whereHolds(role, 'deny', facts));
    if (!denier) continue;
    const by = denier.metadata.name;
    return refuse([
      deny('review.denied_role', by, `Role ${by} denies reviewing requests for role ${name}`),
    ]);
  }
  const found = request.roles.map((name) => {
    const able = speaksOf('allow', name);
    return { name, able, by: able.find((role) => whereHolds(role, 'allow', facts)) };
  });
  const missing = found.filter(({ by }) => !by);
  if (missing.length > 0 || request.roles.length === 0)
    return refuse([...missing.flatMap(whereSteps), notAllowed(missing.map(({ name }) => name))]);
  const [first, ...rest] = found.map(({ name, by }) => {
    const role = by?.metadata.name ?? '';
    return allow('review.allow', role, `Role ${role} lets you review requests for role ${name}`);
  });
  return first ? permit([first, ...rest]) : refuse([]);
}

function reviews(role: Role, effect: 'allow' | 'deny', name: string, traits: Traits): boolean {
  const rules = role.spec[effect].review_requests;
  const unreadable = effect === 'deny' ? 'matches' : 'fits nothing';
  return (
    matchesAny(rules.roles, name, unreadable) ||
    givenByClaims(rules.claims_to_roles, traits, name, unreadable)
  );
}

function whereSteps({ name, able }: { readonly name: string; readonly able: readonly Role[] }) {
  return able.map(({ metadata, spec }) =>
    miss(
      'review.where',
      metadata.name,
      `Role ${metadata.name} lets you review requests for role ${name} only where ${spec.allow.review_requests.where}`,
    ),
  );
}

function notAllowed(missing: readonly string[]) {
  if (missing.length === 0) return miss('review.not_allowed', null, 'The request names no roles');
  const word = missing.length === 1 ? 'role' : 'roles';
  const text = `None of your roles lets you review requests for ${word} ${listWords(missing)}`;
  return miss('review.not_allowed', null, text);
}

/** Whether roles let somebody review anything at all: the app then shows the review pages. */
export function mayReviewAnything({ roles, traits }: Reviewer): boolean {
  return roles.some(({ spec }) => {
    const { roles: names, claims_to_roles: claims } = spec.allow.review_requests;
    return names.length > 0 || claimedRoles(claims, traits).length > 0;
  });
}

/** The roles as which a reviewer may look at what is asked for, sorted by name. Denied names may be patterns. */
export function previewRoles(roles: readonly Role[], lookup: RoleLookup): readonly Role[] {
  const names = new Set(roles.flatMap((role) => role.spec.allow.review_requests.preview_as_roles));
  const denied = roles.flatMap((role) => role.spec.deny.review_requests.preview_as_roles);
  return [...names]
    .filter((name) => !matchesAny(denied, name, 'matches'))
    .toSorted()
    .flatMap((name) => lookup(name) ?? []);
}
