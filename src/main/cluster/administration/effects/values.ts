import { principalTypes, type Choices, type PrincipalType } from '#shared/model/principal';
import type { ResourceKind } from '#shared/model/resource';
import { typeWords } from '../../policy/kinds';
import { listWords } from '../../policy/trace';

/**
 * One principal, or what a role gives inside a Kubernetes cluster; `null` for use as nobody in particular.
 */
export type Value = { readonly type: PrincipalType | 'inside'; readonly value: string } | null;

/** Everything that may be chosen; never empty, as what can be used can be used as nobody at least. */
export function principalEntriesOf(choices: Choices): readonly Value[] {
  const values = principalTypes.flatMap((type) =>
    (choices[type] ?? []).map((value) => ({ type, value })),
  );
  return [null, ...values];
}

/** What the one has and the other has not. */
export function without(one: readonly Value[], other: readonly Value[]): readonly Value[] {
  const known = new Set(other.map(keyOf));
  return one.filter((value) => !known.has(keyOf(value)));
}

export function keyOf(value: Value): string {
  return value === null ? '' : `${value.type} ${value.value}`;
}

/** So many values are named; the rest is counted. */
const namedValues = 5;

/** ` as root and deploy`, ` with database user reader and database orders`; nothing for nobody in particular. */
export function asWords(kind: ResourceKind, values: readonly Value[]): string {
  const parts = [...principalTypes, 'inside' as const].flatMap((type) => {
    const own = values.flatMap((each) => (each?.type === type ? [each.value] : []));
    return own.length === 0 ? [] : [`${typeOf(kind, type)}${firstFew(own)}`];
  });
  if (parts.length === 0) return '';
  return `${kind === 'node' || kind === 'windows_desktop' ? ' as ' : ' with '}${parts.join(', ')}`;
}

function typeOf(kind: ResourceKind, type: PrincipalType | 'inside'): string {
  if (type === 'inside') return '';
  return kind === 'node' || kind === 'windows_desktop' ? '' : `${typeWords[type]} `;
}

function firstFew(values: readonly string[]): string {
  const words = values.map((value) => (value === '*' ? 'any' : value));
  if (words.length <= namedValues) return listWords(words);
  const named = words.slice(0, namedValues);
  return listWords([...named, `${words.length - namedValues} more`]);
}
