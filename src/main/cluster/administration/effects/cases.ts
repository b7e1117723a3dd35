import type { Labels, Resource } from '#shared/model/resource';
import type { Role } from '#shared/model/role';
import { hasBit, type Bits } from '../../policy/bits';
import { bindRoles } from '../../policy/bound-role';
import { fieldsOf, labelFields, type LabelField } from '../../policy/kinds';
import { RoleSet } from '../../policy/role-set';
import type { ClusterState } from '../../store/cluster-state';

/** So many names stand for all resources of a case. */
export const namesKept = 3;

/** Resources that no role tells apart, neither as they are nor as they would be. */
export interface Case {
  /** One of them as it is; `null` for those that are not there yet. */
  readonly before: Resource | null;
  /** The same as it would be; `null` for those that would be gone. */
  readonly after: Resource | null;
  /** Whether it is the resource that changes, not only what roles say about it. */
  readonly moved: boolean;
  count: number;
  /** The first few by name. */
  readonly names: string[];
}

export interface Cases {
  readonly all: readonly Case[];
  /** Whether one of the roles could allow what the case stands for. */
  concerns(each: Case, roles: readonly Role[]): boolean;
}

/** Sorts all resources of two states into cases; there are as many of these as the roles can make out. */
export function casesOf(before: ClusterState, after: ClusterState): Cases {
  const signer = new Signer([before, after]);
  const cases = new Map<string, Case>();
  for (const [was, becomes] of pairs(before, after)) {
    const moved = was !== becomes;
    const key = `${was ? signer.sign(was) : ''}|${moved && becomes ? signer.sign(becomes) : ''}|${String(moved)}`;
    const known = cases.get(key) ?? { before: was, after: becomes, moved, count: 0, names: [] };
    known.count += 1;
    keepFirst(known.names, (becomes ?? was)?.name ?? '');
    cases.set(key, known);
  }
  return {
    all: [...cases.values()],
    concerns: ({ before: was, after: becomes }, roles) =>
      signer.mayAllow(was, roles) || signer.mayAllow(becomes, roles),
  };
}

function* pairs(
  before: ClusterState,
  after: ClusterState,
): Iterable<readonly [Resource | null, Resource | null]> {
  for (const resource of storedResources(before))
    yield [resource, after.resource(resource.id) ?? null];
  for (const resource of storedResources(after))
    if (!before.resource(resource.id)) yield [null, resource];
}

function* storedResources(state: ClusterState): Iterable<Resource> {
  for (const { resource } of state.nodes.values()) yield resource;
  for (const { resource } of state.resources.values()) yield resource;
}

/** Keeps the first few names in order. */
export function keepFirst(names: string[], name: string): void {
  const last = names.at(-1);
  if (names.length === namesKept && last !== undefined && last <= name) return;
  names.push(name);
  names.sort();
  if (names.length > namesKept) names.pop();
}

type Keys = readonly string[] | 'all';

/** Gives resources that no role tells apart the same signature. */
class Signer {
  /** By name, as sets of roles are ordered. */
  readonly #roles: readonly Role[];
  readonly #positions: ReadonlyMap<Role, number>;
  readonly #set: RoleSet;
  /** Which labels the roles ask about at all. */
  readonly #mentioned: ReadonlyMap<LabelField, Keys>;
  /** Which labels decide by what belongs to the user, so that their values count. */
  readonly #personal: ReadonlyMap<LabelField, Keys>;
  readonly #signatures = new Map<string, string>();
  readonly #allowing = new Map<string, Bits>();

  constructor(states: readonly ClusterState[]) {
    const all = states.flatMap((state) => [...state.roles.values()].map((each) => each.definition));
    this.#roles = [...new Set(all)].toSorted((a, b) =>
      a.metadata.name < b.metadata.name ? -1 : 1,
    );
    this.#positions = new Map(this.#roles.map((role, at) => [role, at]));
    this.#set = new RoleSet(bindRoles(this.#roles, { name: '', traits: {} }));
    this.#mentioned = new Map(labelFields.map((field) => [field, this.#keys(field, () => true)]));
    this.#personal = new Map(
      labelFields.map((field) => [field, this.#keys(field, (role) => isPersonal(role, field))]),
    );
  }

  sign(resource: Resource): string {
    const key = this.#keyOf(resource);
    const known = this.#signatures.get(key);
    if (known !== undefined) return known;
    const { labels: field } = fieldsOf[resource.kind];
    const allowing = this.#set.allowing(resource);
    const signature = JSON.stringify([
      resource.kind,
      resource.protocol,
      [...allowing],
      [...this.#set.denying(resource)],
      valuesOf(resource.labels, this.#personal.get(field) ?? []),
    ]);
    this.#signatures.set(key, signature);
    this.#allowing.set(key, allowing);
    return signature;
  }

  mayAllow(resource: Resource | null, roles: readonly Role[]): boolean {
    if (resource === null) return false;
    this.sign(resource);
    const bits = this.#allowing.get(this.#keyOf(resource));
    const { labels: field } = fieldsOf[resource.kind];
    return roles.some((role) => {
      const at = this.#positions.get(role);
      return (
        isPersonal(role, field) || (at !== undefined && bits !== undefined && hasBit(bits, at))
      );
    });
  }

  #keyOf({ kind, protocol, labels }: Resource): string {
    const keys = this.#mentioned.get(fieldsOf[kind].labels) ?? [];
    return `${kind} ${protocol} ${valuesOf(labels, keys)}`;
  }

  #keys(field: LabelField, counts: (role: Role) => boolean): Keys {
    const roles = this.#roles.filter(counts);
    // An expression may ask about any label.
    if (roles.some((role) => expressionsOf(role, field).length > 0)) return 'all';
    const selectors = roles.flatMap(({ spec }) => [spec.allow[field], spec.deny[field]]);
    return [...new Set(selectors.flatMap((selector) => Object.keys(selector)))].toSorted();
  }
}

function valuesOf(labels: Labels, keys: Keys): string {
  const names = keys === 'all' ? Object.keys(labels).toSorted() : keys;
  return JSON.stringify(
    names.map((name) => [name, Object.hasOwn(labels, name) ? labels[name] : null]),
  );
}

function expressionsOf({ spec }: Role, field: LabelField): readonly string[] {
  return [spec.allow, spec.deny].map((side) => side[`${field}_expression`]).filter(Boolean);
}

/** Whether it depends on the user which labels a role means. */
function isPersonal(role: Role, field: LabelField): boolean {
  const { allow, deny } = role.spec;
  const values = [allow[field], deny[field]].flatMap((selector) => Object.values(selector).flat());
  return (
    values.some((value) => value.includes('{{')) ||
    expressionsOf(role, field).some((text) => text.includes('user.'))
  );
}
