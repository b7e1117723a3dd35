import type { PrincipalType } from '#shared/model/principal';
import { loginSchema, principalValueSchema } from '#shared/model/principal-schema';
import type { Labels, ResourceKind } from '#shared/model/resource';
import type { Bearer, LabelSelector, Role, RoleLookup } from '#shared/model/role';
import { compiledOnce, type CompiledLabels, type CompiledRole } from './compiled-role';
import { bindLabelsExpression } from './expression/labels-expression';
import { fieldsOf, starGivesAny } from './kinds';
import type { KubernetesMatcher } from './kubernetes/matcher';
import { bindSelector, type BoundSelector } from './labels';
import { compilePattern, literalOf, type Pattern } from './patterns';
import type { DeniedValues, GivenValues } from './principal-index';
import { expandTemplate, type Template } from './traits';

/** Which resources one side of a role means for one user. */
export interface BoundLabels {
  readonly selector: BoundSelector;
  /** Must hold besides in allow, is enough by itself in deny; an error in it allows nothing and denies all. */
  readonly expression: ((labels: Labels) => boolean) | null;
}

/** What a role says about one kind of resource to one user. */
export interface BoundKind {
  readonly allow: BoundLabels;
  readonly deny: BoundLabels;
  readonly given: ReadonlyMap<PrincipalType, GivenValues>;
  readonly denied: ReadonlyMap<PrincipalType, DeniedValues>;
}

/** A role with one user's name and traits filled in. */
export class BoundRole {
  readonly name: string;
  readonly #role: Role;
  readonly #bearer: Bearer;
  readonly #compiled: CompiledRole | null;
  readonly #kinds = new Map<ResourceKind, BoundKind>();

  constructor(role: Role, bearer: Bearer) {
    const compiled = compiledOnce(role);
    this.name = role.metadata.name;
    this.#role = role;
    this.#bearer = bearer;
    // One that does not compile (which no file that was loaded can bring) gives nothing and denies everything.
    this.#compiled = compiled.ok ? compiled.value : null;
  }

  kind(kind: ResourceKind): BoundKind {
    const known = this.#kinds.get(kind);
    if (known) return known;
    const bound = this.#compiled ? bindKind(this.#compiled, kind, this.#bearer) : refusing;
    this.#kinds.set(kind, bound);
    return bound;
  }

  /** Which resources inside a Kubernetes cluster it allows; `null` for none. */
  get kubernetesAllow(): KubernetesMatcher | null {
    return this.#compiled?.allow.kubernetes ?? null;
  }

  /** Which resources inside a Kubernetes cluster it denies; `null` for all. */
  get kubernetesDeny(): KubernetesMatcher | null {
    return this.#compiled?.deny.kubernetes ?? null;
  }

  /** As the role has it, for sentences. */
  allowSelector(kind: ResourceKind): LabelSelector {
    return this.#role.spec.allow[fieldsOf[kind].labels];
  }

  /** As the role has it, for sentences; empty for none. */
  allowExpression(kind: ResourceKind): string {
    return this.#role.spec.allow[`${fieldsOf[kind].labels}_expression`];
  }
}

function bindKind({ allow, deny }: CompiledRole, kind: ResourceKind, bearer: Bearer): BoundKind {
  const { labels, principals } = fieldsOf[kind];
  return {
    allow: bindLabels(allow.labels[labels], bearer, 'allow'),
    deny: bindLabels(deny.labels[labels], bearer, 'deny'),
    given: new Map(
      principals.map(([type, field]) => [
        type,
        bindGiven(allow.principals[field], type, kind, bearer),
      ]),
    ),
    denied: new Map(
      principals.map(([type, field]) => [type, bindDenied(deny.principals[field], bearer)]),
    ),
  };
}

function bindLabels(
  { selector, expression }: CompiledLabels,
  bearer: Bearer,
  effect: 'allow' | 'deny',
): BoundLabels {
  const bound = bindSelector(selector, bearer.traits, effect);
  if (!expression) return { selector: bound, expression: null };
  const evaluate = bindLabelsExpression(expression, bearer);
  const holds = (labels: Labels) => {
    const answer = evaluate(labels);
    return answer === 'error' ? effect === 'deny' : answer;
  };
  // In allow, without a selector the expression alone decides.
  const alone = effect === 'allow' && bound.rules.length === 0 && !bound.everything;
  return { selector: alone ? { everything: true, rules: [] } : bound, expression: holds };
}

const everything: BoundSelector = { everything: true, rules: [] };
const nothing: BoundSelector = { everything: false, rules: [] };
const refusing: BoundKind = {
  allow: { selector: nothing, expression: null },
  deny: { selector: everything, expression: null },
  given: new Map(),
  denied: new Map(),
};

/** What no certificate could carry is left out: a role gives no such principal. */
function bindGiven(
  templates: readonly Template[],
  type: PrincipalType,
  kind: ResourceKind,
  { traits }: Bearer,
): GivenValues {
  const values = templates.flatMap((template) => expandTemplate(template, traits));
  const schema = kind === 'node' ? loginSchema : principalValueSchema;
  return {
    values: new Set(values.filter((value) => schema.safeParse(value).success).toSorted()),
    any: starGivesAny(type) && values.includes('*'),
  };
}

function bindDenied(templates: readonly Template[], { traits }: Bearer): DeniedValues {
  const literals = new Set<string>();
  const patterns: Pattern[] = [];
  for (const value of templates.flatMap((each) => expandTemplate(each, traits, ['*']))) {
    const literal = literalOf(value);
    const pattern = compilePattern(value);
    if (literal === null) patterns.push(pattern.ok ? pattern.value : () => true);
    else literals.add(literal);
  }
  return { literals, patterns };
}

/** Fills a user into several roles, in the order of their names so that results do not depend on it. */
export function bindRoles(roles: readonly Role[], bearer: Bearer): readonly BoundRole[] {
  return roles
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    .map((role) => new BoundRole(role, bearer));
}

/** The roles of these names that exist, each once, sorted by name. */
export function lookUpRoles(names: Iterable<string>, lookup: RoleLookup): readonly Role[] {
  return [...new Set(names)].toSorted().flatMap((name) => lookup(name) ?? []);
}
