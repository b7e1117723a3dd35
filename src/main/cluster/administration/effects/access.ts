import type { ConfigEffect } from '#shared/api/procedures/configuration';
import type { Resource, ResourceKind } from '#shared/model/resource';
import { fieldsOf } from '../../policy/kinds';
import { listWords } from '../../policy/trace';
import { keepFirst, type Case, type Cases } from './cases';
import { differing, sameBearer, type Held } from './held';
import { asWords, keyOf, without, type Value } from './values';

/** An effect on somebody, without their name. */
export interface Draft {
  readonly type: ConfigEffect['type'];
  /** What follows the name: ` may use 3 machines as root: db-1, db-2 and db-3.` */
  readonly says: string;
  readonly count: number;
}

/** Which resources the caller may be told the names of. */
export type NamesShown = (kind: ResourceKind) => boolean;

/** Work is bounded: each case of each group of people costs one. */
export interface Budget {
  left: number;
}

interface Found {
  readonly type: ConfigEffect['type'];
  readonly kind: ResourceKind;
  readonly values: readonly Value[];
  count: number;
  readonly names: string[];
}

/** What somebody gains and loses, to use and to ask for. */
export function accessEffects(input: {
  readonly before: Held;
  readonly after: Held;
  readonly cases: Cases;
  readonly shown: NamesShown;
  readonly budget: Budget;
}): Draft[] {
  const { before, after, cases, budget, shown } = input;
  const found = new Map<string, Found>();
  const same = sameBearer(before, after);
  const roles = [...before.own, ...after.own, ...before.searchable, ...after.searchable];
  const ownChanged = differing(before.own, after.own);
  const changed = [...ownChanged, ...differing(before.searchable, after.searchable)];
  for (const each of cases.for(roles, same ? changed : roles)) {
    if (budget.left-- <= 0) break;
    if (each.moved || !same || ownChanged.length > 0)
      compare(found, each, { before, after, way: 'use' });
    compare(found, each, { before, after, way: 'ask' });
  }
  return [...found.values()].map((each) => draftOf(each, shown));
}

type Way = 'use' | 'ask';
const types = {
  use: { gained: 'gains-access', lost: 'loses-access' },
  ask: { gained: 'may-request', lost: 'may-no-longer-request' },
} as const;

function compare(
  found: Map<string, Found>,
  each: Case,
  { before, after, way }: { readonly before: Held; readonly after: Held; readonly way: Way },
): void {
  const was = before[way](each.before);
  const is = after[way](each.after);
  add(found, each, types[way].gained, without(is, was));
  add(found, each, types[way].lost, without(was, is));
  // What is denied inside is told where there is something to deny from.
  if (was.length === 0 || is.length === 0) return;
  const denied = [before.denied(each.before), after.denied(each.after)] as const;
  add(found, each, types[way].gained, without(denied[0], denied[1]));
  add(found, each, types[way].lost, without(denied[1], denied[0]));
}

function add(
  found: Map<string, Found>,
  { before, after, count, names }: Case,
  type: Found['type'],
  values: readonly Value[],
): void {
  const { kind } = (after ?? before) as Resource;
  if (values.length === 0) return;
  const key = `${type} ${kind} ${JSON.stringify(values.map(keyOf))}`;
  const known = found.get(key) ?? { type, kind, values, count: 0, names: [] };
  known.count += count;
  for (const name of names) keepFirst(known.names, name);
  found.set(key, known);
}

const verbs: Readonly<Partial<Record<Found['type'], string>>> = {
  'gains-access': 'may use',
  'loses-access': 'may no longer use',
  'may-request': 'may ask for',
  'may-no-longer-request': 'may no longer ask for',
};

function draftOf({ type, kind, values, count, names }: Found, shown: NamesShown): Draft {
  const what = count === 1 ? singulars[kind] : `${count} ${fieldsOf[kind].plural}`;
  const listed = shown(kind) ? `: ${namesOf(names, count)}` : '';
  return { type, says: ` ${verbs[type] ?? ''} ${what}${asWords(kind, values)}${listed}.`, count };
}

const singulars: Readonly<Record<ResourceKind, string>> = {
  node: 'one machine',
  windows_desktop: 'one Windows desktop',
  db: 'one database',
  app: 'one app',
  kube_cluster: 'one Kubernetes cluster',
  kube_resource: 'one Kubernetes resource',
};

/** `db-1, db-2, db-3 and 12 more`. */
export function namesOf(names: readonly string[], count: number): string {
  return count > names.length
    ? `${names.join(', ')} and ${count - names.length} more`
    : listWords(names);
}
