import type { Labels, Resource } from '#shared/model/resource';
import type { Role } from '#shared/model/role';
import { hasBit, type Bits } from '../../policy/bits';
import { bindRoles } from '../../policy/bound-role';
import { fieldsOf, labelFields, type LabelField } from '../../policy/kinds';
import { RoleSet } from '../../policy/role-set';
import type { ClusterState } from '../../store/cluster-state';

/** What all roles of two states say about resources that none of them tells apart: the same object for all of these. */
export interface Signature {
  /** Everything that does not depend on which roles one looks at. */
  readonly base: string;
  readonly allowing: Bits;
  readonly denying: Bits;
  /** The labels by which some roles decide with what belongs to the user. */
  readonly personal: string;
}

type Keys = readonly string[] | 'all';

/** Gives resources that no role of two states tells apart the same signature. */
export class Signer {
  readonly #positions: ReadonlyMap<Role, number>;
  readonly #set: RoleSet;
  /** Which labels the roles ask about at all. */
  readonly #mentioned: ReadonlyMap<LabelField, Keys>;
  readonly #personalKeys: ReadonlyMap<LabelField, Keys>;
  /** The roles whose labels depend on the user. */
  readonly #personalRoles: ReadonlyMap<LabelField, ReadonlySet<Role>>;
  readonly #known = new Map<string, Signature>();
  readonly #byKey = new Map<string, Signature>();

  constructor(states: readonly ClusterState[]) {
    const all = states.flatMap((state) => [...state.roles.values()].map((each) => each.definition));
    // By name, as sets of roles are ordered.
    const roles = [...new Set(all)].toSorted((a, b) =>
      a.metadata.name < b.metadata.name ? -1 : 1,
    );
    this.#positions = new Map(roles.map((role, at) => [role, at]));
    this.#set = new RoleSet(bindRoles(roles, { name: '', traits: {} }));
    this.#mentioned = new Map(labelFields.map((field) => [field, keysOf(roles, field)]));
    const personal = (field: LabelField) => roles.filter((role) => isPersonal(role, field));
    this.#personalRoles = new Map(labelFields.map((field) => [field, new Set(personal(field))]));
    this.#personalKeys = new Map(
      labelFields.map((field) => [field, keysOf(personal(field), field)]),
    );
  }

  sign(resource: Resource): Signature {
    const { kind, protocol, labels } = resource;
    const { labels: field } = fieldsOf[kind];
    const base = `${kind} ${protocol}`;
    const asked = `${base} ${valuesOf(labels, this.#mentioned.get(field) ?? [])}`;
    const known = this.#known.get(asked);
    if (known) return known;
    const allowing = this.#set.allowing(resource);
    const denying = this.#set.denying(resource);
    const personal = valuesOf(labels, this.#personalKeys.get(field) ?? []);
    // Others that come to the same answers share the signature.
    const key = `${base} ${allowing.join()} ${denying.join()} ${personal}`;
    const signature = this.#byKey.get(key) ?? { base, allowing, denying, personal };
    this.#byKey.set(key, signature);
    this.#known.set(asked, signature);
    return signature;
  }

  /** The positions of roles in the sets of a signature, each once and in order. */
  positions(roles: readonly Role[]): readonly number[] {
    return [...new Set(roles.flatMap((role) => this.#positions.get(role) ?? []))].toSorted(
      (a, b) => a - b,
    );
  }

  /** Whether one of several roles decides by what belongs to the user, about some kind of resource. */
  anyPersonal(roles: readonly Role[]): boolean {
    return [...this.#personalRoles.values()].some((some) => roles.some((role) => some.has(role)));
  }
}

/** Whether one of the roles at these positions says anything about what has a signature. */
export function speaksOf({ allowing, denying }: Signature, roles: readonly number[]): boolean {
  return roles.some((at) => hasBit(allowing, at) || hasBit(denying, at));
}

/** So many answers, of two bits each, fit into one number. */
const answersInNumber = 24;

/** What of a signature the roles at these positions can tell; with the labels that decide by the user, if wanted. */
export function seenBy(
  { base, allowing, denying, personal }: Signature,
  roles: readonly number[],
  byUser: boolean,
): string {
  let text = byUser ? `${base} ${personal}` : base;
  for (let from = 0; from < roles.length; from += answersInNumber) {
    let answers = 0;
    for (const at of roles.slice(from, from + answersInNumber))
      answers = answers * 4 + (hasBit(allowing, at) ? 2 : 0) + (hasBit(denying, at) ? 1 : 0);
    text += ` ${answers}`;
  }
  return text;
}

function valuesOf(labels: Labels, keys: Keys): string {
  const names = keys === 'all' ? Object.keys(labels).toSorted() : keys;
  let text = '';
  for (const name of names) {
    const value = Object.hasOwn(labels, name) ? labels[name] : undefined;
    text += value === undefined ? '-' : `${name.length}:${value.length}:${name}${value}`;
  }
  return text;
}

function keysOf(roles: readonly Role[], field: LabelField): Keys {
  const asked = roles.flatMap((role) => expressionsOf(role, field)).map(labelsIn);
  if (asked.includes('all')) return 'all';
  const selectors = roles.flatMap(({ spec }) => [spec.allow[field], spec.deny[field]]);
  const keys = selectors.flatMap((selector) => Object.keys(selector));
  return [...new Set([...keys, ...asked.flat()])].toSorted();
}

/** The labels that an expression asks about; all of them unless each can be told from the text. */
function labelsIn(text: string): Keys {
  const named = [
    ...text.matchAll(/\blabels(?:\.([\p{L}_][\p{L}\p{N}_]*)|\[\s*(["'`])([^"'`\\]*)\2\s*\])/gu),
  ];
  const mentions = text.match(/labels/g)?.length ?? 0;
  const within = named.reduce(
    (sum, [, , , key = '']) => sum + (key.match(/labels/g)?.length ?? 0),
    0,
  );
  if (mentions !== named.length + within) return 'all';
  return named.map(([, plain, , quoted]) => plain ?? quoted ?? '');
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
