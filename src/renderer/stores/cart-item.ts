import { constraintFrom, type Constraint } from '#shared/model/constraint';
import { principalTypesOf, type Choices, type PrincipalType } from '#shared/model/principal';
import { requiredTypes } from '#shared/model/required-types';
import type { ResourceId, ResourceKind } from '#shared/model/resource';
import type { ResourceRow } from '#shared/model/search';
import type { DryRun } from './cart';

/** What a requester wants on one resource. `chosen` that lacks something is unfinished, never "everything". */
export type CartChoice =
  { readonly type: 'by-role' } | { readonly type: 'chosen'; readonly chosen: Choices };

export interface CartItem {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: ResourceKind;
  /** What it speaks: as whom it is used depends on it. */
  readonly protocol: string;
  /** The row that it was picked from: for what is inside a Kubernetes cluster, that cluster. */
  readonly from: ResourceId;
  /** Principals that may be asked for here; `*` stands for any. Empty where there is nothing to choose. */
  readonly offers: Choices;
  readonly choice: CartChoice;
}

/** Whether any value of a type may be asked for, so that one types it. */
export function isFree(offers: Choices, type: PrincipalType): boolean {
  return offers[type]?.includes('*') ?? false;
}

/** The values of a type that are offered by name. */
export function named(offers: Choices, type: PrincipalType): readonly string[] {
  return (offers[type] ?? []).filter((value) => value !== '*');
}

/** The types that have something to choose from, in the order in which people choose them. */
export function offeredTypes(kind: ResourceKind, offers: Choices): readonly PrincipalType[] {
  return principalTypesOf[kind].filter((type) => (offers[type]?.length ?? 0) > 0);
}

type Asked = Pick<CartItem, 'kind' | 'protocol' | 'offers'>;

/**
 * Of which types one has to be chosen: each group of types needs one of its own. A Kubernetes cluster is used by a
 * group or a user.
 */
function neededTypes({ kind, protocol, offers }: Asked): readonly (readonly PrincipalType[])[] {
  const types = offeredTypes(kind, offers);
  if (types.length === 0) return [];
  if (kind === 'kube_cluster' || kind === 'kube_resource') return [types];
  return requiredTypes({ kind, protocol }).map((type) => [type]);
}

/** What still has to be chosen; empty for what goes by role. */
export function missingTypes(item: CartItem): readonly (readonly PrincipalType[])[] {
  const { choice } = item;
  if (choice.type === 'by-role') return [];
  return neededTypes(item).filter((types) =>
    types.every((type) => (choice.chosen[type]?.length ?? 0) === 0),
  );
}

/** Where there is a single value there is nothing to choose. */
function onlyChoices(asked: Asked): Choices {
  const single = neededTypes(asked).flatMap((types) => {
    const values = types.flatMap((type) =>
      (asked.offers[type] ?? []).map((value) => ({ type, value })),
    );
    const [first] = values;
    return first && values.length === 1 && first.value !== '*' ? [first] : [];
  });
  return Object.fromEntries(single.map(({ type, value }) => [type, [value]]));
}

function freshChoice(asked: Asked): CartChoice {
  return offeredTypes(asked.kind, asked.offers).length === 0
    ? { type: 'by-role' }
    : { type: 'chosen', chosen: onlyChoices(asked) };
}

/** A resource as it enters the cart. */
export function cartItem(row: ResourceRow): CartItem {
  const { id, name, kind, protocol } = row.resource;
  const asked = { kind, protocol, offers: row.requestable };
  return { id, name, from: id, ...asked, choice: freshChoice(asked) };
}

/** Something inside a Kubernetes cluster that is in the cart, asked for as the same people. */
export function insideOf(item: CartItem, id: ResourceId): CartItem {
  return { ...item, id, kind: 'kube_resource' };
}

/** The whole Kubernetes cluster in which an item is, asked for as the same people. */
export function outsideOf(item: CartItem): CartItem {
  return { ...item, id: item.from, kind: 'kube_cluster' };
}

/** Ticks or clears one value; it takes back "whatever the role allows". */
export function withChoice(item: CartItem, type: PrincipalType, value: string): CartItem {
  const { offers, choice } = item;
  const before = choice.type === 'chosen' ? choice.chosen : {};
  const chosen = before[type] ?? [];
  const without = chosen.filter((each) => each !== value);
  const wanted = without.length < chosen.length ? without : [...chosen, value];
  const inOrder = named(offers, type).filter((each) => wanted.includes(each));
  const typed = wanted.filter((each) => !inOrder.includes(each));
  return {
    ...item,
    choice: { type: 'chosen', chosen: { ...before, [type]: [...inOrder, ...typed] } },
  };
}

/** Leaves the choice to the role, or takes that back. */
export function byRoleToggled(item: CartItem): CartItem {
  const choice: CartChoice =
    item.choice.type === 'by-role' ? { type: 'chosen', chosen: {} } : { type: 'by-role' };
  return { ...item, choice };
}

/** The constraint that an item stands for, or `null` while something has to be chosen. */
export function constraintOf(item: CartItem): Constraint | null {
  const { kind, choice } = item;
  if (choice.type === 'by-role') return choice;
  return missingTypes(item).length > 0 ? null : constraintFrom(kind, choice.chosen);
}

/** Brings what is on offer up to date with what the cluster says, and drops choices that are gone. */
export function withDryRunChoices(item: CartItem, dryRun: DryRun): CartItem {
  const offers = dryRun.choices[item.id];
  if (!offers || JSON.stringify(offers) === JSON.stringify(item.offers)) return item;
  const { choice, kind } = item;
  if (offeredTypes(kind, offers).length === 0)
    return { ...item, offers, choice: { type: 'by-role' } };
  // There was nothing to choose from before, so going by role was no choice either.
  if (offeredTypes(kind, item.offers).length === 0)
    return { ...item, offers, choice: freshChoice({ ...item, offers }) };
  if (choice.type === 'by-role') return { ...item, offers };
  const kept = principalTypesOf[kind].map((type): [PrincipalType, readonly string[]] => [
    type,
    (choice.chosen[type] ?? []).filter(
      (value) => isFree(offers, type) || offers[type]?.includes(value),
    ),
  ]);
  const chosen: Choices = Object.fromEntries(kept.filter(([, values]) => values.length > 0));
  return { ...item, offers, choice: { type: 'chosen', chosen } };
}
