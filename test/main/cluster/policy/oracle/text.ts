import type { Traits } from '#shared/model/role';

/**
 * What the rules of docs/roles.md say, written a second time: slow, plain, and without a line of `src`. Regular
 * expressions are the platform's, so that the patterns which are generated keep to what both read alike.
 */

/** Whether a whole value fits a literal, a glob or `^…$`. */
export function fits(pattern: string, value: string): boolean {
  const isExpression = pattern.length >= 2 && pattern.startsWith('^') && pattern.endsWith('$');
  if (isExpression) return new RegExp(`^(?:${pattern.slice(1, -1)})$`).test(value);
  const parts = pattern.split('*').map((part) => part.replaceAll(/[^\w]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^]*')}$`).test(value);
}

/** A function met a value that it cannot work with. */
export class Unworkable extends Error {}

/** What `work` gives, or `otherwise` where a function cannot work with a value. */
export function workable<T, U>(work: () => T, otherwise: U): T | U {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unworkable) return otherwise;
    throw error;
  }
}

export function localPart(email: string): string {
  const parts = email.split('@');
  const plain = parts.every((part) => /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(part));
  if (parts.length !== 2 || !plain) throw new Unworkable();
  return parts[0] ?? '';
}

/** Every match replaced; what has none is left out, and what becomes empty too. */
export function replaced(values: readonly string[], expression: string, by: string): string[] {
  return values
    .filter((value) => new RegExp(expression).test(value))
    .map((value) => value.replaceAll(new RegExp(expression, 'g'), by))
    .filter((value) => value !== '');
}

/** The values under one key of the traits, without empty ones. */
export function traitAt(traits: Traits, key: string): string[] {
  const found = Object.entries(traits).find(([name]) => name === key);
  return (found?.[1] ?? []).filter((value) => value !== '');
}

/** Those that come from the cluster and those from outside, where nobody says which. */
export function anyTrait(traits: Traits, name: string): string[] {
  return [...traitAt(traits, name), ...traitAt(traits, `external.${name}`)];
}

/** The values that a field of a role stands for. Of the functions only the generated forms are known. */
export function filledIn(text: string, traits: Traits): string[] {
  const found = /^([^{]*)\{\{(.+)\}\}([^}]*)$/.exec(text);
  if (!found) return [text];
  const [, before = '', inner = '', after = ''] = found;
  return variable(inner, traits).map((value) => `${before}${value}${after}`);
}

function variable(inner: string, traits: Traits): string[] {
  const email = /^email\.local\((.+)\)$/.exec(inner);
  if (email) return variable(email[1] ?? '', traits).map(localPart);
  const replace = /^regexp\.replace\((.+), "(.+)", "(.+)"\)$/.exec(inner);
  if (replace) {
    const [, list = '', expression = '', by = ''] = replace;
    return replaced(variable(list, traits), expression, by);
  }
  const [from, name = ''] = inner.split('.');
  return traitAt(traits, from === 'internal' ? name : `external.${name}`);
}
