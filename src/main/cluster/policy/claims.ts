import { RE2JS } from 're2js';
import { err, ok, type Result } from '#shared/lib/result';
import type { Traits } from '#shared/model/role';
import { isExpression } from '#shared/lib/pattern-text';
import { compilePattern, compileRegularExpression } from './patterns';
import { expandGroups, parseReplacement, type ReplacementPart } from './replacements';
import { traitValues } from './trait-values';

/** One entry of `claims_to_roles`: who has the value in the claim is meant to get the roles. */
export interface ClaimMapping {
  readonly claim: string;
  readonly value: string;
  readonly roles: readonly string[];
}

/** A mapping made ready once, whoever holds the role. */
export interface CompiledClaim {
  readonly claim: string;
  /** The roles for one value of the claim; none when it does not fit. */
  readonly rolesFor: (value: string) => readonly string[];
}

/** What a captured text may hold: the characters of role names, so that it cannot make a pattern of its own. */
const captured = /^[A-Za-z0-9._@:/-]*$/;
const withoutGroups = RE2JS.compile('');

/**
 * Compiles `claims_to_roles`. A value is literal, a glob or `^…$`; the groups of an expression can be filled into the
 * roles as `$1`, `${1}` or by name. Roles may be patterns themselves.
 *
 * @returns an error that names the claim
 */
export function compileClaims(mappings: readonly ClaimMapping[]): Result<readonly CompiledClaim[]> {
  const compiled: CompiledClaim[] = [];
  for (const mapping of mappings) {
    const rolesFor = isExpression(mapping.value) ? captureRoles(mapping) : fixedRoles(mapping);
    if (!rolesFor.ok) return err(`claim ${mapping.claim}: ${rolesFor.error}`);
    compiled.push({ claim: mapping.claim, rolesFor: rolesFor.value });
  }
  return ok(compiled);
}

/** The roles, or patterns of roles, that a user's traits lead to, each once. */
export function rolesFromTraits(claims: readonly CompiledClaim[], traits: Traits): string[] {
  const roles = claims.flatMap(({ claim, rolesFor }) =>
    traitValues(traits, claim).flatMap((value) => rolesFor(value)),
  );
  return [...new Set(roles)];
}

function fixedRoles({ value, roles }: ClaimMapping): Result<CompiledClaim['rolesFor']> {
  const fits = compilePattern(value);
  if (!fits.ok) return fits;
  for (const role of roles) {
    const parts = parseReplacement(role, withoutGroups);
    if (!parts.ok) return parts;
  }
  return ok((each) => (fits.value(each) ? roles : []));
}

function captureRoles({ value, roles }: ClaimMapping): Result<CompiledClaim['rolesFor']> {
  const expression = compileRegularExpression(value);
  if (!expression.ok) return expression;
  const templates: RoleTemplate[] = [];
  for (const role of roles) {
    const parts = parseReplacement(role, expression.value);
    if (!parts.ok) return parts;
    templates.push({ parts: parts.value, isExpression: isExpression(role) });
  }
  return ok((each) => {
    const matcher = expression.value.matcher(each);
    if (!matcher.matches()) return [];
    return templates.flatMap((role) => fillIn(role, (at) => matcher.group(at) ?? ''));
  });
}

interface RoleTemplate {
  readonly parts: readonly ReplacementPart[];
  readonly isExpression: boolean;
}

function fillIn(role: RoleTemplate, group: (at: number) => string): string[] {
  const groups = role.parts.filter((part) => typeof part === 'number');
  if (!groups.every((at) => captured.test(group(at)))) return [];
  const name = expandGroups(role.parts, (at) =>
    role.isExpression ? RE2JS.quote(group(at)) : group(at),
  );
  return name === '' ? [] : [name];
}
