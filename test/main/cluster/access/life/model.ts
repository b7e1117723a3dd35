import type { RequestState } from '#shared/model/access-request';

export const people = ['alice', 'eve', 'bob', 'carl', 'dora'] as const;
export type Name = (typeof people)[number];
/** Who may ask; bob may review as well. */
export const requesters: readonly Name[] = ['alice', 'eve', 'bob'];
export const machines = ['iot', 'pump'] as const;
export type Machine = (typeof machines)[number];
export const logins = ['alice', 'root'] as const;
/** By machine, the logins on it. */
export type Wanted = Readonly<Partial<Record<Machine, readonly (typeof logins)[number][]>>>;

const minute = 60_000;
const day = 24 * 60 * minute;

export interface ModelRequest {
  readonly key: number;
  readonly requester: Name;
  readonly created: number;
  readonly extends: number | null;
  /** As written down; the clock may say that it is over. */
  state: RequestState;
  on: Wanted;
  lasts: number;
  narrowed: boolean;
  readonly reviews: { readonly by: Name | 'rule'; readonly verdict: 'approve' | 'deny' }[];
  comments: number;
  approvedAt: number | null;
  until: number | null;
  escalations: number;
}

export interface Narrowing {
  readonly on?: Wanted;
  readonly lasts?: number;
}

/**
 * The life of requests, as docs/requests.md says it, in the plainest way. Each method says whether it happens, and
 * changes nothing when it does not.
 */
export class Life {
  now = 1_000_000;
  readonly requests: ModelRequest[] = [];
  thresholds: { approve: number; deny: number };
  offered = true;
  rule: 'approve' | 'deny' | null = null;
  readonly reviewers = new Set<Name>(['bob', 'carl', 'dora']);
  readonly lockedPeople = new Set<Name>();
  readonly lockedRequests = new Set<number>();

  /** @param approve how many approvals it takes at first */
  constructor(approve: number) {
    this.thresholds = { approve, deny: 1 };
  }

  /** With what the clock says. */
  stateOf(request: ModelRequest): RequestState {
    return this.#isOver(request) ? 'EXPIRED' : request.state;
  }

  create(by: Name, on: Wanted, lasts: number, extended: ModelRequest | null = null): boolean {
    if (this.lockedPeople.has(by) || !requesters.includes(by) || !this.offered) return false;
    const request: ModelRequest = {
      ...{ key: this.requests.length, requester: by, created: this.now, state: 'PENDING' },
      ...{ extends: extended?.key ?? null, on, lasts, narrowed: false, reviews: [], comments: 0 },
      ...{ approvedAt: null, until: null, escalations: 0 },
    };
    this.requests.push(request);
    if (this.rule === null) return true;
    request.reviews.push({ by: 'rule', verdict: this.rule });
    if (this.rule === 'deny') request.state = 'DENIED';
    else this.#decide(request);
    return true;
  }

  extend(by: Name, other: ModelRequest, lasts: number): boolean {
    if (other.requester !== by || this.stateOf(other) !== 'APPROVED') return false;
    if (this.lockedRequests.has(other.key)) return false;
    const waits = this.requests.some(
      (each) => each.extends === other.key && each.state === 'PENDING',
    );
    if (waits || lasts > latestEnd(other) - (other.until ?? 0)) return false;
    return this.create(by, other.on, lasts, other);
  }

  review(
    by: Name,
    request: ModelRequest,
    verdict: 'approve' | 'deny',
    narrowing: Narrowing | null,
  ): boolean {
    if (!this.#mayReview(by, request)) return false;
    if (narrowing && !this.#isNarrower(request, narrowing)) return false;
    const { on = request.on, lasts = request.lasts } = narrowing ?? {};
    if (lasts !== request.lasts || !sameWanted(on, request.on)) request.narrowed = true;
    Object.assign(request, { on, lasts });
    request.reviews.push({ by, verdict });
    this.#decide(request);
    return true;
  }

  comment(by: Name, request: ModelRequest): boolean {
    const concerned =
      request.requester === by ||
      this.reviewers.has(by) ||
      request.reviews.some((review) => review.by === by);
    const open = ['PENDING', 'APPROVED'].includes(this.stateOf(request));
    if (this.lockedPeople.has(by) || !concerned || !open) return false;
    request.comments += 1;
    return true;
  }

  end(by: Name, request: ModelRequest, how: 'withdraw' | 'release' | 'revoke'): boolean {
    if (this.lockedPeople.has(by)) return false;
    const own = request.requester === by;
    if (how === 'revoke' ? own || !this.reviewers.has(by) : !own) return false;
    const from = how === 'withdraw' ? 'PENDING' : 'APPROVED';
    if (this.stateOf(request) !== from) return false;
    request.state = { withdraw: 'WITHDRAWN', release: 'RELEASED', revoke: 'REVOKED' }[
      how
    ] as RequestState;
    return true;
  }

  /** The cluster looks at its clock. */
  look(): void {
    for (const request of this.requests) {
      if (this.#isOver(request)) request.state = 'EXPIRED';
      const calls = Math.min(3, Math.floor((this.now - request.created) / (15 * minute)));
      const waits = request.state === 'PENDING' && !this.lockedRequests.has(request.key);
      if (waits && calls > request.escalations) request.escalations = calls;
    }
  }

  #isOver({ state, created, until }: ModelRequest): boolean {
    if (state === 'PENDING') return created + 60 * minute <= this.now;
    return state === 'APPROVED' && (until ?? 0) <= this.now;
  }

  #mayReview(by: Name, request: ModelRequest): boolean {
    const extended = request.extends === null ? undefined : this.requests[request.extends];
    const stopped =
      this.lockedRequests.has(request.key) ||
      // What has ended is locked in vain.
      (extended?.state === 'APPROVED' && this.lockedRequests.has(extended.key));
    return (
      !this.lockedPeople.has(by) &&
      this.reviewers.has(by) &&
      request.requester !== by &&
      this.stateOf(request) === 'PENDING' &&
      !stopped &&
      !request.reviews.some((review) => review.by === by)
    );
  }

  #isNarrower(
    request: ModelRequest,
    { on = request.on, lasts = request.lasts }: Narrowing,
  ): boolean {
    const same = sameWanted(on, request.on);
    const within = entriesOf(on).every(([machine, names]) =>
      names.every((name) => request.on[machine]?.some((each) => each === name)),
    );
    const some = entriesOf(on).length > 0 && entriesOf(on).every(([, names]) => names.length > 0);
    return within && some && lasts <= request.lasts && (same || request.extends === null);
  }

  #decide(request: ModelRequest): void {
    // Where nobody may ask for it any more there is nothing that reviews could reach.
    if (!this.offered) return;
    const { approve, deny } = this.thresholds;
    const denials = request.reviews.filter(({ verdict }) => verdict === 'deny').length;
    const approvals = request.reviews.filter(
      ({ by, verdict }) => verdict === 'approve' && this.#stands(by),
    ).length;
    if (denials >= deny) request.state = 'DENIED';
    else if (approvals >= approve) this.#approve(request);
  }

  #stands(by: Name | 'rule'): boolean {
    if (by === 'rule') return this.rule === 'approve';
    return this.reviewers.has(by) && !this.lockedPeople.has(by);
  }

  #approve(request: ModelRequest): void {
    const other = request.extends === null ? undefined : this.requests[request.extends];
    request.approvedAt = this.now;
    if (other && this.stateOf(other) === 'APPROVED') {
      const end = other.until ?? 0;
      other.until = Math.max(end, Math.min(end + request.lasts, latestEnd(other)));
      Object.assign(request, { state: 'EXTENDED', until: other.until });
    } else Object.assign(request, { state: 'APPROVED', until: this.now + request.lasts });
  }
}

function latestEnd({ approvedAt }: ModelRequest): number {
  return (approvedAt ?? 0) + 14 * day;
}

export function entriesOf(on: Wanted): [Machine, readonly string[]][] {
  return machines.flatMap((machine): [Machine, readonly string[]][] => {
    const names = on[machine];
    return names ? [[machine, names]] : [];
  });
}

function sameWanted(a: Wanted, b: Wanted): boolean {
  const text = (on: Wanted) =>
    JSON.stringify(entriesOf(on).map(([machine, names]) => [machine, names.toSorted()]));
  return text(a) === text(b);
}
