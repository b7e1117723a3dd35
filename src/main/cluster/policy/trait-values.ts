import type { Traits } from '#shared/model/role';

/** Under which key of the traits `{{external.name}}` is found; `{{internal.name}}` is under its bare name. */
export function externalKey(name: string): string {
  return `external.${name}`;
}

/** The values under one key; never an empty one, so that a resource without the label in question cannot fit. */
export function valuesUnder(traits: Traits, key: string): readonly string[] {
  const values = Object.hasOwn(traits, key) ? (traits[key] ?? []) : [];
  return values.filter((value) => value !== '');
}

/**
 * All values of a trait where a role names it without saying from where, as `user.spec.traits["team"]` and claims
 * do: those that `{{internal.team}}` would give, then those of `{{external.team}}`.
 */
export function traitValues(traits: Traits, name: string): readonly string[] {
  return [...new Set([...valuesUnder(traits, name), ...valuesUnder(traits, externalKey(name))])];
}
