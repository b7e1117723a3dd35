import { principalEntries, type Principal, type PrincipalType } from '#shared/model/principal';
import type { Labels, Resource, ResourceKind } from '#shared/model/resource';
import { bitsIn, clearBit, keepBits, noBits, setBit, type Bits } from './bits';
import type { BoundRole } from './bound-role';
import { fieldsOf } from './kinds';
import { allowsTarget, deniesTarget, kubernetesTargetOf } from './kubernetes/target-of';
import {
  addWhereHolds,
  keepWhereHolds,
  LabelIndex,
  type Expression,
  type Expressions,
} from './label-index';
import { DeniedIndex, GivenIndex } from './principal-index';

/** What several roles of one user say about a kind of resource, prepared so that all are asked at once. */
class KindIndex {
  readonly #allow: LabelIndex;
  readonly #allowIf: Expressions;
  readonly #deny: LabelIndex;
  readonly #denyIf: Expressions;
  readonly #given: ReadonlyMap<PrincipalType, GivenIndex>;
  readonly #denied: ReadonlyMap<PrincipalType, DeniedIndex>;

  constructor(roles: readonly BoundRole[], kind: ResourceKind) {
    const bound = roles.map((role) => role.kind(kind));
    this.#allow = new LabelIndex(bound.map(({ allow }) => allow.selector));
    this.#allowIf = expressionsOf(bound.map(({ allow }) => allow.expression));
    this.#deny = new LabelIndex(bound.map(({ deny }) => deny.selector));
    this.#denyIf = expressionsOf(bound.map(({ deny }) => deny.expression));
    const types = fieldsOf[kind].principals.map(([type]) => type);
    this.#given = new Map(
      types.map((type) => [
        type,
        new GivenIndex(bound.map(({ given }) => given.get(type) ?? givesNothing)),
      ]),
    );
    this.#denied = new Map(
      types.map((type) => [
        type,
        new DeniedIndex(bound.map(({ denied }) => denied.get(type) ?? deniesNothing)),
      ]),
    );
  }

  allowing(labels: Labels): Bits {
    const bits = this.#allow.matching(labels);
    keepWhereHolds(bits, this.#allowIf, labels);
    return bits;
  }

  denying(labels: Labels): Bits {
    const bits = this.#deny.matching(labels);
    addWhereHolds(bits, this.#denyIf, labels);
    return bits;
  }

  /** Those that allow some resource of the kind; not to be changed. */
  get possible(): Bits {
    return this.#allow.possible;
  }

  /** Keeps those who give each of a principal's values; a type that the kind has not got is given by nobody. */
  keepGiving(bits: Bits, principal: Principal): void {
    for (const [type, value] of principalEntries(principal)) {
      const index = this.#given.get(type);
      if (index) keepBits(bits, index.giving(value));
      else bits.fill(0);
    }
  }

  addDenying(bits: Bits, principal: Principal): void {
    for (const [type, value] of principalEntries(principal))
      this.#denied.get(type)?.addDenying(bits, value);
  }
}

function expressionsOf(all: readonly (Expression['holds'] | null)[]): Expressions {
  return all.flatMap((holds, at) => (holds ? [{ at, holds }] : []));
}

const givesNothing = { values: new Set<string>(), any: false };
const deniesNothing = { literals: new Set<string>(), patterns: [] };

/**
 * Several roles of one user, in the order of their names. Every question is answered for all roles at once, as a set
 * of their positions; what is remembered are the roles, never an answer.
 */
export class RoleSet {
  readonly roles: readonly BoundRole[];
  readonly #all: Bits;
  readonly #kinds = new Map<ResourceKind, KindIndex>();

  constructor(roles: readonly BoundRole[]) {
    this.roles = roles;
    this.#all = noBits(roles.length);
    for (let at = 0; at < roles.length; at++) setBit(this.#all, at);
  }

  /** The roles that allow a resource by its labels and, inside a Kubernetes cluster, by what it is. */
  allowing(resource: Resource, verb?: string): Bits {
    const bits = this.#index(resource.kind).allowing(resource.labels);
    if (resource.kind !== 'kube_resource') return bits;
    const target = kubernetesTargetOf(resource);
    for (const at of bitsIn(bits)) {
      const rules = this.roles[at]?.kubernetesAllow;
      if (!target || !rules || !allowsTarget(rules, target, verb)) clearBit(bits, at);
    }
    return bits;
  }

  /** The roles that deny a resource, whoever uses it. */
  denying(resource: Resource, verb?: string): Bits {
    const bits = this.#index(resource.kind).denying(resource.labels);
    if (resource.kind !== 'kube_resource') return bits;
    const target = kubernetesTargetOf(resource);
    this.roles.forEach(({ kubernetesDeny: deny }, at) => {
      if (!target || !deny || deniesTarget(deny, target, verb)) setBit(bits, at);
    });
    return bits;
  }

  /** The roles that allow some resource of a kind; not to be changed. */
  possible(kind: ResourceKind): Bits {
    return this.#index(kind).possible;
  }

  /** The roles that give every value of a principal. */
  giving(kind: ResourceKind, principal: Principal): Bits {
    const bits = this.#all.slice();
    this.#index(kind).keepGiving(bits, principal);
    return bits;
  }

  /** The roles that deny a resource or a principal on it. */
  against(resource: Resource, principal: Principal, verb?: string): Bits {
    const bits = this.denying(resource, verb);
    this.#index(resource.kind).addDenying(bits, principal);
    return bits;
  }

  #index(kind: ResourceKind): KindIndex {
    const known = this.#kinds.get(kind);
    if (known) return known;
    const made = new KindIndex(this.roles, kind);
    this.#kinds.set(kind, made);
    return made;
  }
}
