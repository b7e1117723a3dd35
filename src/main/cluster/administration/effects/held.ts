import type { Resource } from '#shared/model/resource';
import type { Bearer, Role } from '#shared/model/role';
import { insideOf, type Inside } from './inside';
import { principalEntriesOf, type Value } from './values';
import { roleNamed, staticRoles } from '../../identity/sessions';
import { createReach, type Reach } from '../../policy/reach';
import { searchRoles } from '../../policy/search-roles';
import type { ClusterState } from '../../store/cluster-state';
import type { UserRecord } from '../../store/records';

/** What one user holds in one state. */
export interface Held {
  readonly bearer: Bearer;
  readonly own: readonly Role[];
  /** What they may ask for by searching. */
  readonly searchable: readonly Role[];
  /** As whom they may use a resource, and what inside it; empty when they may not at all. */
  use(resource: Resource | null): readonly Value[];
  /** As whom they may ask to use it, and what inside it. */
  ask(resource: Resource | null): readonly Value[];
  /** What their roles keep from them inside a Kubernetes cluster. */
  denied(resource: Resource | null): readonly Value[];
}

const nobody: Held = {
  bearer: { name: '', traits: {} },
  own: [],
  searchable: [],
  use: () => [],
  ask: () => [],
  denied: () => [],
};

/** What a user holds; `null` stands for one who is not there, or is deleted. */
export function heldBy(state: ClusterState, user: UserRecord | null): Held {
  if (user === null || user.deleted !== null) return nobody;
  const own = staticRoles(state, user);
  const searchable = searchRoles(own, roleNamed(state), user.traits).roles;
  // Of most people nothing is asked, so nothing is made ready.
  const use = once(() => createReach({ roles: own, bearer: user }));
  const ask = once(() => createReach({ roles: searchable, denyRoles: own, bearer: user }));
  const insideOwn = once(() => insideOf(own, [], user));
  const insideAsked = once(() => insideOf(searchable, own, user));
  return {
    bearer: user,
    own,
    searchable,
    use: (resource) => reached(use(), insideOwn, resource),
    ask: (resource) => reached(ask(), insideAsked, resource),
    denied: (resource) => (resource?.kind === 'kube_cluster' ? insideAsked().denied(resource) : []),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function reached(reach: Reach, inside: () => Inside, resource: Resource | null): readonly Value[] {
  if (resource === null || !reach.canSee(resource)) return [];
  const values = principalEntriesOf(reach.choices(resource));
  return resource.kind === 'kube_cluster' ? [...values, ...inside().given(resource)] : values;
}

/** The roles that are in the one list or the other, but not the same in both. */
export function differing(one: readonly Role[], other: readonly Role[]): readonly Role[] {
  return [
    ...one.filter((role) => !other.includes(role)),
    ...other.filter((role) => !one.includes(role)),
  ];
}

/** Whether what roles take from the user is the same in both. */
export function sameBearer({ bearer: one }: Held, { bearer: other }: Held): boolean {
  return one === other || JSON.stringify(one.traits) === JSON.stringify(other.traits);
}
