import type { ConfigKind } from '#shared/model/config-kinds';
import type { ConfigEffect } from '#shared/api/procedures/configuration';
import type { ResourceKind } from '#shared/model/resource';
import type { Role } from '#shared/model/role';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { accessEffects, type Budget, type Draft } from './effects/access';
import { casesOf, type Cases } from './effects/cases';
import { heldBy } from './effects/held';
import { requestEffects } from './effects/requests';
import { reviewEffects, rightsEffects } from './effects/rights';

/** What the caller may be told of the effects. */
export interface ShownEffects {
  /** Whether they may be told about other users at all. */
  readonly users: boolean;
  /** Whether they may be told the names of a kind of resource. */
  readonly resources: (kind: Exclude<ConfigKind, 'role' | 'user'>) => boolean;
}

export interface Effects {
  /** Those about lost access first. */
  readonly effects: readonly ConfigEffect[];
  /** Sentences about what is not told. */
  readonly notes: readonly string[];
}

/** Keeps the answer to about a second: so many cases are looked at for all people together. */
const mostWork = 20_000;

const order: readonly ConfigEffect['type'][] = [
  'loses-access',
  'request-ends',
  'may-no-longer-request',
  'may-no-longer-review',
  'rights-change',
  'gains-access',
  'may-request',
  'may-review',
];

/**
 * Whom a change of roles, users and resources lets do what: everybody is compared as they are and as they would be.
 * People with equal roles and traits are looked at once, and so are resources that no role tells apart.
 */
export function effectsOf(
  before: ClusterState,
  after: ClusterState,
  { now, shown }: { readonly now: number; readonly shown: ShownEffects },
): Effects {
  if (!shown.users)
    return {
      effects: [],
      notes: ['Whom this changes is not shown: that takes the right to read users.'],
    };
  const budget: Budget = { left: mostWork };
  const compare = comparer(before, after, { now, shown, budget });
  const people = [...new Set([...before.users.keys(), ...after.users.keys()])];
  const effects: ConfigEffect[] = [];
  let compared = 0;
  for (const id of people) {
    if (budget.left <= 0) break;
    const user = after.users.get(id) ?? before.users.get(id);
    effects.push(
      ...compare(id).map(({ type, says, count }) => effect(user, { type, says, count })),
    );
    compared += 1;
  }
  const left = people.length - compared;
  const notes =
    left === 0 ? [] : [`Whom else this changes was not worked out, for ${left} people.`];
  return { effects: effects.toSorted(byWeight), notes };
}

function effect(user: UserRecord | undefined, { type, says, count }: Draft): ConfigEffect {
  const name = user?.name ?? '';
  return { user: name, type, text: `${name}${says}`, count };
}

function byWeight(one: ConfigEffect, other: ConfigEffect): number {
  const weight = order.indexOf(one.type) - order.indexOf(other.type);
  if (weight !== 0) return weight;
  return one.user === other.user ? other.count - one.count : one.user < other.user ? -1 : 1;
}

/** Compares one person after another, remembering what it found for people with equal roles and traits. */
function comparer(
  before: ClusterState,
  after: ClusterState,
  input: { readonly now: number; readonly shown: ShownEffects; readonly budget: Budget },
): (id: string) => Draft[] {
  const { now, budget } = input;
  const cases: Cases = casesOf(before, after);
  const shown = (kind: ResourceKind) => kind === 'kube_resource' || input.shown.resources(kind);
  const requests = requestsByUser(before);
  const roleNames = [...before.roles.keys()].filter((name) => after.roles.has(name)).toSorted();
  const known = new Map<string, Draft[]>();
  const byName = [before, after].some((state) =>
    [...state.roles.values()].some(({ definition }) => asksForName(definition)),
  );
  return (id) => {
    const was = before.users.get(id) ?? null;
    const becomes = after.users.get(id) ?? null;
    const key = JSON.stringify([groupOf(was), groupOf(becomes), byName ? id : '']);
    const held = { before: heldBy(before, was), after: heldBy(after, becomes) };
    const ownRequests = requests.get(id) ?? [];
    const ended = requestEffects({ before, after, now }, ownRequests, held, shown);
    const drafts = known.get(key) ?? [
      ...accessEffects({ ...held, cases, shown, budget }),
      ...reviewEffects(held.before, held.after, roleNames),
      ...rightsEffects(held.before, held.after),
    ];
    known.set(key, drafts);
    return [...ended, ...drafts];
  };
}

/** What decides about a user's access, apart from their name. */
function groupOf(user: UserRecord | null): unknown {
  return user === null || user.deleted !== null ? null : [user.roles, user.traits];
}

function asksForName({ spec }: Role): boolean {
  return JSON.stringify(spec).includes('user.metadata.name');
}

function requestsByUser(state: ClusterState): ReadonlyMap<string, readonly RequestRecord[]> {
  const byUser = new Map<string, RequestRecord[]>();
  for (const request of state.openRequests.values()) {
    const own = byUser.get(request.requester) ?? [];
    own.push(request);
    byUser.set(request.requester, own);
  }
  return byUser;
}
