import type { ApiError } from '#shared/api/errors';
import { ok, type Result } from '#shared/lib/result';
import { constrainedTo, type RequestedResource } from '#shared/model/constraint';
import { principalTypesOf, type Choices } from '#shared/model/principal';
import type { PresetContent } from '#shared/model/request-preset';
import { formatResourceId, parseResourceId } from '#shared/model/resource-id';
import type { ResourceKind } from '#shared/model/resource';
import type { ResourceRow } from '#shared/model/search';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { emptyDraft, type CartDraft } from './cart';
import {
  cartItem,
  insideOf,
  isFree,
  offeredTypes,
  type CartChoice,
  type CartItem,
} from './cart-item';
import type { Gone } from './cart-state';

/** A draft made from what was asked for once, and what is gone since. */
export interface Filled {
  readonly draft: CartDraft;
  readonly gone: readonly Gone[];
}

/** The row in which a resource is listed: what is inside a Kubernetes cluster, by that cluster. */
export function rowOf(id: string): { id: string; kind: ResourceKind; name: string } | null {
  const parsed = parseResourceId(id);
  if (!parsed.ok) return null;
  const { cluster, kind, name } = parsed.value;
  if (kind !== 'kube_resource') return { id, kind, name };
  return {
    id: formatResourceId({ cluster, kind: 'kube_cluster', name }),
    kind: 'kube_cluster',
    name,
  };
}

interface ItemAgain {
  readonly item: CartItem;
  readonly gone: readonly Gone[];
}

/** An item as it was asked for, and the principals that are no longer on offer. */
export function itemAgain(row: ResourceRow, { id, constraint }: RequestedResource): ItemAgain {
  const chosen = constrainedTo(constraint);
  return itemWith(row, id, chosen === null ? { type: 'by-role' } : { type: 'chosen', chosen });
}

/** A resource, or something inside it, as it was chosen once, and the principals that are no longer on offer. */
export function itemWith(row: ResourceRow, id: string, choice: CartChoice): ItemAgain {
  const whole = cartItem(row);
  const item = id === row.resource.id ? whole : insideOf(whole, id);
  const { kind, offers } = item;
  if (offeredTypes(kind, offers).length === 0) return { item, gone: [] };
  if (choice.type === 'by-role') return { item: { ...item, choice }, gone: [] };
  const wanted = choice.chosen;
  const types = principalTypesOf[kind];
  const isOffered = (type: (typeof types)[number], value: string) =>
    isFree(offers, type) || offers[type]?.includes(value) === true;
  const chosen: Choices = Object.fromEntries(
    types.map((type) => [type, (wanted[type] ?? []).filter((value) => isOffered(type, value))]),
  );
  const gone = types.flatMap((type) =>
    (wanted[type] ?? [])
      .filter((value) => !isOffered(type, value))
      .map((value): Gone => ({ what: 'principal', type, value, on: item.name })),
  );
  return { item: { ...item, choice: { type: 'chosen', chosen } }, gone };
}

/** At most this many look-ups at once. */
const atOnce = 6;

/** The rows of resources that can still be asked for, by id. */
export async function findRows(
  bridge: Bridge,
  profileId: string,
  resources: readonly Pick<RequestedResource, 'id'>[],
): Promise<Result<ReadonlyMap<string, ResourceRow>, ApiError>> {
  const wanted = new Map(
    resources.flatMap(({ id }) => {
      const row = rowOf(id);
      return row ? [[row.id, row] as const] : [];
    }),
  );
  const left = [...wanted.values()];
  const found = new Map<string, ResourceRow>();
  let failure: Result<never, ApiError> | null = null;
  const look = async (): Promise<void> => {
    for (let next = left.shift(); next && !failure; next = left.shift()) {
      const { id, kind, name } = next;
      const answer = await callApi(bridge, profileId, 'resources.search', {
        query: name,
        kinds: [kind],
        labels: {},
        show: 'requestable',
        cursor: null,
        limit: 200,
      });
      if (!answer.ok) failure = answer;
      else for (const row of answer.value.rows) if (row.resource.id === id) found.set(id, row);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, look));
  return failure ?? ok(found);
}

/** Which of the roles can still be asked for by name. */
export async function findRoles(
  bridge: Bridge,
  profileId: string,
  roles: readonly string[],
): Promise<Result<readonly string[], ApiError>> {
  if (roles.length === 0) return ok([]);
  const answer = await callApi(bridge, profileId, 'requests.askableRoles', {});
  if (!answer.ok) return answer;
  const names = new Set(answer.value.rows.map(({ name }) => name));
  return ok(roles.filter((role) => names.has(role)));
}

/**
 * Makes a draft from what was asked for once. What is gone since is left out, and said.
 *
 * @param nameOf what a resource was called, where that is known
 */
export async function fillDraft(
  bridge: Bridge,
  profileId: string,
  content: PresetContent,
  nameOf: (id: string) => string | undefined,
): Promise<Result<Filled, ApiError>> {
  const [rows, roles] = await Promise.all([
    findRows(bridge, profileId, content.resources),
    findRoles(bridge, profileId, content.roles),
  ]);
  if (!rows.ok) return rows;
  if (!roles.ok) return roles;
  const gone = content.roles
    .filter((role) => !roles.value.includes(role))
    .map((name): Gone => ({ what: 'role', name }));
  const items: CartItem[] = [];
  for (const requested of content.resources) {
    const row = rows.value.get(rowOf(requested.id)?.id ?? '');
    const again = row && itemAgain(row, requested);
    if (again) items.push(again.item);
    const { id } = requested;
    gone.push(...(again?.gone ?? [{ what: 'resource' as const, id, name: nameOf(id) }]));
  }
  const { reason, accessDuration: duration, suggestedReviewers: reviewers } = content;
  return ok({
    draft: { ...emptyDraft, items, roles: roles.value, reason, duration, reviewers },
    gone,
  });
}
