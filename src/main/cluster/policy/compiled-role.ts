import { err, ok, type Result } from '#shared/lib/result';
import type { Role, RoleConditions } from '#shared/model/role';
import { compileLabelsExpression, type LabelsExpression } from './expression/labels-expression';
import { labelFields, principalFields, type LabelField, type PrincipalField } from './kinds';
import { compileKubernetesRules, type KubernetesMatcher } from './kubernetes/matcher';
import { kubernetesRulesOf } from './kubernetes/rules';
import { compileSelector, type CompiledSelector } from './labels';
import { compilePattern } from './patterns';
import { parseTemplate, type Template } from './traits';

/** Which resources one side of a role speaks of, by their labels. */
export interface CompiledLabels {
  readonly selector: CompiledSelector;
  readonly expression: LabelsExpression | null;
}

/** What a role allows, or what it denies. */
export interface CompiledSide {
  readonly labels: Readonly<Record<LabelField, CompiledLabels>>;
  readonly principals: Readonly<Record<PrincipalField, readonly Template[]>>;
  readonly kubernetes: KubernetesMatcher;
}

/** A role made ready for matching, once, whoever holds it. */
export interface CompiledRole {
  readonly allow: CompiledSide;
  readonly deny: CompiledSide;
}

/** Compiles a role; the error names the field and what is wrong with its value. */
export function compileRole(role: Role): Result<CompiledRole> {
  const allow = compileSide(role, 'allow');
  if (!allow.ok) return allow;
  const deny = compileSide(role, 'deny');
  return deny.ok ? ok({ allow: allow.value, deny: deny.value }) : deny;
}

function compileSide(role: Role, effect: 'allow' | 'deny'): Result<CompiledSide> {
  const conditions = role.spec[effect];
  const labels = compileEach(labelFields, (field) => compileLabels(conditions, field));
  if (!labels.ok) return err(`spec.${effect}.${labels.error}`);
  const principals = compileEach(principalFields, (field) =>
    compileTemplates(conditions[field], effect),
  );
  if (!principals.ok) return err(`spec.${effect}.${principals.error}`);
  const { version } = role;
  const { rules } = kubernetesRulesOf({
    version,
    effect,
    entries: conditions.kubernetes_resources,
  });
  const kubernetes = compileKubernetesRules(rules, effect);
  return ok({ labels: labels.value, principals: principals.value, kubernetes });
}

function compileEach<Field extends string, T>(
  fields: readonly Field[],
  compile: (field: Field) => Result<T>,
): Result<Record<Field, T>> {
  const compiled: [Field, T][] = [];
  for (const field of fields) {
    const value = compile(field);
    if (!value.ok) return err(`${field}: ${value.error}`);
    compiled.push([field, value.value]);
  }
  return ok(Object.fromEntries(compiled) as Record<Field, T>);
}

function compileLabels(conditions: RoleConditions, field: LabelField): Result<CompiledLabels> {
  const selector = compileSelector(conditions[field]);
  if (!selector.ok) return selector;
  const text = conditions[`${field}_expression`];
  if (text === '') return ok({ selector: selector.value, expression: null });
  const expression = compileLabelsExpression(text);
  return expression.ok
    ? ok({ selector: selector.value, expression: expression.value })
    : err(expression.error.message);
}

function compileTemplates(
  values: readonly string[],
  effect: 'allow' | 'deny',
): Result<readonly Template[]> {
  const templates: Template[] = [];
  for (const value of values) {
    const template = parseTemplate(value);
    if (!template.ok) return template;
    const pattern = compilePattern(value);
    if (effect === 'deny' && template.value.type === 'literal' && !pattern.ok) return pattern;
    templates.push(template.value);
  }
  return ok(templates);
}

const compiledRoles = new WeakMap<Role, Result<CompiledRole>>();

/** The compiled form of a role object, made at its first use. Roles are never changed, only replaced. */
export function compiledOnce(role: Role): Result<CompiledRole> {
  const known = compiledRoles.get(role);
  if (known) return known;
  const compiled = compileRole(role);
  compiledRoles.set(role, compiled);
  return compiled;
}
