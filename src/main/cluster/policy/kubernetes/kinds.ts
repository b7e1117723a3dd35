import { err, ok, type Result } from '#shared/lib/result';
import {
  kindOfPlural,
  kubernetesKinds,
  olderKind,
  pluralPattern,
  type KubernetesKind,
} from '#shared/model/kubernetes-kinds';
import type { RoleVersion } from '#shared/model/role';
import { compilePattern } from '../patterns';
import type { EntryFinding } from './findings';

export type Effect = 'allow' | 'deny';

/** The kind of an entry in today's words. `resource` is a plural or `*`, `group` may be a pattern. */
export interface EntryKind {
  readonly resource: string;
  readonly group: string;
  /** The kind when its place is known beforehand. */
  readonly known: KubernetesKind | null;
}

interface WrittenKind {
  readonly kind: string;
  readonly api_group: string | null;
}

/** What is wrong with one entry, wherever it stands in its list. */
export type EntryProblem = Omit<EntryFinding, 'index'>;

/** Which kinds a list may name: pods alone before v7, a fixed list in v7, any plural with its group from v8 on. */
export type KindNames = 'pod' | 'singular' | 'plural';

export function kindNamesOf(version: RoleVersion): KindNames {
  if (version === 'v8') return 'plural';
  return version === 'v7' ? 'singular' : 'pod';
}

/** Reads the kind of an entry. What denies counts in every group where its version cannot name one. */
export function readEntryKind(
  names: KindNames,
  effect: Effect,
  written: WrittenKind,
): Result<EntryKind, EntryProblem> {
  return names === 'plural' ? readPlural(written) : readSingular(names, effect, written);
}

function readSingular(
  names: 'pod' | 'singular',
  effect: Effect,
  { kind, api_group }: WrittenKind,
): Result<EntryKind, EntryProblem> {
  if (api_group !== null) return problem('api_group', 'is known from role version v8 on');
  if (kind === '*' && names === 'singular') return ok({ resource: '*', group: '*', known: null });
  const known = olderKind(kind);
  if (!known) return problem('kind', `"${kind}" is not one of ${olderNames(names)}`);
  if (names === 'pod' && kind !== 'pod')
    return problem('kind', `"${kind}" needs role version v7; older roles know pod alone`);
  return ok({ resource: known.resource, group: effect === 'deny' ? '*' : known.group, known });
}

function olderNames(names: 'pod' | 'singular'): string {
  if (names === 'pod') return 'the kinds that a role before v7 knows: pod';
  return `the kinds that a v7 role knows: *, ${kubernetesKinds.map(({ older }) => older).join(', ')}`;
}

function readPlural({ kind, api_group }: WrittenKind): Result<EntryKind, EntryProblem> {
  if (kind !== '*' && (olderKind(kind) || !pluralPattern.test(kind))) return notPlural(kind);
  const known = kindOfPlural(kind);
  if (api_group === null)
    return problem('api_group', `is missing: write '${known?.group ?? '*'}' for ${kind}`);
  const group = compilePattern(api_group);
  if (!group.ok) return problem('api_group', group.error);
  const place = known && group.value(known.group) ? known : null;
  return ok({ resource: kind, group: api_group, known: place });
}

function notPlural(kind: string): Result<never, EntryProblem> {
  const plural = olderKind(kind)?.resource ?? 'pods';
  return problem('kind', `"${kind}" is not a plural such as pods; write ${plural}`);
}

function problem(field: EntryFinding['field'], text: string): Result<never, EntryProblem> {
  return err({ field, text });
}
