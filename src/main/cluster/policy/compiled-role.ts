import { err, ok, type Result } from '#shared/lib/result';
import { loginSchema } from '#shared/model/constraint';
import type { ResourceKind } from '#shared/model/resource';
import type { LabelSelector, Role, RoleLookup, Traits } from '#shared/model/role';
import { bindSelector, compileSelector, type CompiledSelector, type LabelMatcher } from './labels';
import { compilePattern, type Pattern } from './patterns';
import { expandTemplate, parseTemplate, type Template } from './traits';

/** Which fields of a role say something about a kind of resource. A kind without an entry is never given. */
const fieldsByKind = {
  node: { labels: 'node_labels', principals: 'logins' },
} as const satisfies Partial<Record<ResourceKind, { labels: string; principals: string }>>;
export type GivenKind = keyof typeof fieldsByKind;

export function isGivenKind(kind: ResourceKind): kind is GivenKind {
  return Object.hasOwn(fieldsByKind, kind);
}

interface CompiledSide {
  readonly selector: CompiledSelector;
  readonly principals: readonly Template[];
}

/** A role made ready for matching, once, whoever holds it. */
export interface CompiledRole {
  readonly role: Role;
  readonly allow: Readonly<Record<GivenKind, CompiledSide>>;
  readonly deny: Readonly<Record<GivenKind, CompiledSide>>;
}

/** What a role says about one kind of resource to one user. */
export interface BoundKind {
  readonly allowSelector: LabelSelector;
  readonly allowLabels: LabelMatcher;
  readonly denyLabels: LabelMatcher;
  /** Principals this role gives, sorted; those that no certificate could carry are left out. */
  readonly principals: ReadonlySet<string>;
  readonly denies: Pattern;
}

/** A role with one user's traits filled in. */
export interface BoundRole {
  readonly name: string;
  readonly kinds: Readonly<Record<GivenKind, BoundKind>>;
}

/** Compiles a role; the error names the field and what is wrong with its value. */
export function compileRole(role: Role): Result<CompiledRole> {
  const allow = compileSide(role, 'allow');
  if (!allow.ok) return allow;
  const deny = compileSide(role, 'deny');
  if (!deny.ok) return deny;
  return ok({ role, allow: allow.value, deny: deny.value });
}

function compileSide(
  role: Role,
  effect: 'allow' | 'deny',
): Result<Record<GivenKind, CompiledSide>> {
  const fields = fieldsByKind.node;
  const conditions = role.spec[effect];
  const selector = compileSelector(conditions[fields.labels]);
  if (!selector.ok) return err(`spec.${effect}.${fields.labels}.${selector.error}`);
  const principals: Template[] = [];
  for (const principal of conditions[fields.principals]) {
    const template = parseTemplate(principal);
    if (!template.ok) return err(`spec.${effect}.${fields.principals}: ${template.error}`);
    const pattern = compilePattern(principal);
    if (effect === 'deny' && template.value.type === 'literal' && !pattern.ok)
      return err(`spec.${effect}.${fields.principals}: ${pattern.error}`);
    principals.push(template.value);
  }
  return ok({ node: { selector: selector.value, principals } });
}

const compiledRoles = new WeakMap<Role, Result<CompiledRole>>();

/** The compiled form of a role object, made at its first use. Roles are never changed, only replaced. */
function compiledOnce(role: Role): Result<CompiledRole> {
  const known = compiledRoles.get(role);
  if (known) return known;
  const compiled = compileRole(role);
  compiledRoles.set(role, compiled);
  return compiled;
}

const matchesNothing: LabelMatcher = () => ({ matched: false, key: null });
const matchesAll: LabelMatcher = () => ({ matched: true, key: '*' });

/**
 * Fills a user's traits into a role. A role that does not compile (which no file that was loaded can bring)
 * gives nothing and denies everything.
 */
export function bindRole(role: Role, traits: Traits): BoundRole {
  const compiled = compiledOnce(role);
  const name = role.metadata.name;
  if (!compiled.ok) return { name, kinds: { node: refusing } };
  const { allow, deny } = compiled.value;
  return {
    name,
    kinds: {
      node: {
        allowSelector: role.spec.allow.node_labels,
        allowLabels: bindSelector(allow.node.selector, traits, 'allow'),
        denyLabels: bindSelector(deny.node.selector, traits, 'deny'),
        principals: bindPrincipals(allow.node.principals, traits),
        denies: bindDenied(deny.node.principals, traits),
      },
    },
  };
}

const refusing: BoundKind = {
  allowSelector: {},
  allowLabels: matchesNothing,
  denyLabels: matchesAll,
  principals: new Set(),
  denies: () => true,
};

function bindPrincipals(templates: readonly Template[], traits: Traits): ReadonlySet<string> {
  const values = templates.flatMap((template) => expandTemplate(template, traits));
  return new Set(values.filter((value) => loginSchema.safeParse(value).success).toSorted());
}

function bindDenied(templates: readonly Template[], traits: Traits): Pattern {
  const patterns = templates
    .flatMap((template) => expandTemplate(template, traits))
    .map((value) => {
      const pattern = compilePattern(value);
      return pattern.ok ? pattern.value : () => true;
    });
  return (principal) => patterns.some((fits) => fits(principal));
}

/** Fills a user's traits into several roles, in the order of their names so that results do not depend on it. */
export function bindRoles(roles: readonly Role[], traits: Traits): readonly BoundRole[] {
  return roles
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    .map((role) => bindRole(role, traits));
}

/** The roles of these names that exist, each once, sorted by name. */
export function lookUpRoles(names: Iterable<string>, lookup: RoleLookup): readonly Role[] {
  return [...new Set(names)].toSorted().flatMap((name) => lookup(name) ?? []);
}
