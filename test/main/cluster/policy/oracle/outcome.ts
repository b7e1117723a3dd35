import type { Role, Traits } from '#shared/model/role';
import { holds, type Facts } from './expression';
import { anyTrait, fits, workable } from './text';

export interface GivenReview {
  readonly verdict: 'approve' | 'deny';
  readonly facts: Facts;
}

/** What reviews amount to, as docs/roles.md says. */
export function outcomeOf(
  requested: readonly string[],
  { roles, traits }: { readonly roles: readonly Role[]; readonly traits: Traits },
  reviews: readonly GivenReview[],
): 'PENDING' | 'APPROVED' | 'DENIED' {
  const sets = requested.map((name) =>
    roles.filter((role) => offers(role, name, traits)).map(thresholdsOf),
  );
  const reaches = (threshold: Threshold, verdict: 'approve' | 'deny') => {
    const count = reviews.filter(
      (review) => review.verdict === verdict && counts(threshold, review),
    ).length;
    return threshold[verdict] > 0 && count >= threshold[verdict];
  };
  if (sets.flat(2).some((each) => reaches(each, 'deny'))) return 'DENIED';
  const approved = sets.every(
    (ofRole) =>
      ofRole.length > 0 && ofRole.every((set) => set.some((each) => reaches(each, 'approve'))),
  );
  return approved && requested.length > 0 ? 'APPROVED' : 'PENDING';
}

type Threshold = Role['spec']['allow']['request']['thresholds'][number];

function thresholdsOf(role: Role): readonly Threshold[] {
  const written = role.spec.allow.request.thresholds;
  return written.length > 0 ? written : [{ name: '', filter: '', approve: 1, deny: 1 }];
}

function counts({ filter }: Threshold, { verdict, facts }: GivenReview): boolean {
  return filter === '' || workable(() => holds(filter, facts), verdict === 'deny');
}

/** Names are literal in `search_as_roles`; elsewhere they may be patterns, and claims lead to more of them. */
function offers({ spec }: Role, name: string, traits: Traits): boolean {
  const { search_as_roles: literal, roles, claims_to_roles: claims } = spec.allow.request;
  const claimed = claims
    .filter(({ claim, value }) => anyTrait(traits, claim).some((each) => fits(value, each)))
    .flatMap((each) => each.roles);
  return literal.includes(name) || [...roles, ...claimed].some((each) => fits(each, name));
}
