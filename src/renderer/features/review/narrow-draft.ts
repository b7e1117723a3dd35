import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { AccessRequestView, RequestTerms } from '#shared/model/access-request';
import {
  constrainedTo,
  constraintFrom,
  type Constraint,
  type RequestedResource,
} from '#shared/model/constraint';
import { principalTypesOf, type Choices, type PrincipalType } from '#shared/model/principal';
import { requiredTypes } from '#shared/model/required-types';
import type { ResourceKind } from '#shared/model/resource';
import { parseResourceId } from '#shared/model/resource-id';
import { defaultProtocols } from '#shared/model/resource-protocols';
import { isFree, named } from '../../stores/cart-item';
import { principalName } from '../../ui/principal-words';
import { resourceName } from '../../ui/request-names';

/**
 * What an approver takes away. It says nothing of what is left, so that it holds as well when somebody else takes more
 * away meanwhile.
 */
export interface NarrowDraft {
  readonly dropped: readonly string[];
  readonly droppedRoles: readonly string[];
  /** By resource id. */
  readonly unticked: Readonly<Record<string, Choices>>;
  /** By resource id, where a role gives any value: those that are to be left. */
  readonly typed: Readonly<Record<string, Choices>>;
  /** At most this many milliseconds; `null` leaves the time as it is. */
  readonly duration: number | null;
  /** `null` leaves the start as it is. */
  readonly start: { readonly at: number | null } | null;
}

export const nothingTaken: NarrowDraft = {
  dropped: [],
  droppedRoles: [],
  unticked: {},
  typed: {},
  duration: null,
  start: null,
};

export function toggled(list: readonly string[], value: string): readonly string[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

/** Unticks a value or ticks it again; a typed one goes for good. */
export function valueToggled(
  draft: NarrowDraft,
  id: string,
  type: PrincipalType,
  value: string,
): NarrowDraft {
  const part = draft.typed[id]?.[type]?.includes(value) ? 'typed' : 'unticked';
  return withValue(draft, part, id, type, value);
}

export function valueTyped(
  draft: NarrowDraft,
  id: string,
  type: PrincipalType,
  value: string,
): NarrowDraft {
  const isThere = draft.typed[id]?.[type]?.includes(value);
  return isThere ? draft : withValue(draft, 'typed', id, type, value);
}

function withValue(
  draft: NarrowDraft,
  part: 'typed' | 'unticked',
  id: string,
  type: PrincipalType,
  value: string,
): NarrowDraft {
  const before = draft[part][id] ?? {};
  const values = toggled(before[type] ?? [], value);
  return { ...draft, [part]: { ...draft[part], [id]: { ...before, [type]: values } } };
}

/** The principals that there are to untick: what was asked for, or what the roles give where it was left to them. */
export function offersOf(view: AccessRequestView, { id, constraint }: RequestedResource): Choices {
  return constrainedTo(constraint) ?? view.principals[id] ?? {};
}

function kindOf(id: string): ResourceKind | null {
  const parsed = parseResourceId(id);
  return parsed.ok ? parsed.value.kind : null;
}

export function typesOf(id: string, offers: Choices): readonly PrincipalType[] {
  const kind = kindOf(id);
  const types = kind === null ? [] : principalTypesOf[kind];
  return types.filter((type) => (offers[type]?.length ?? 0) > 0);
}

/** The values of a type that are left. */
export function leftOf(
  offers: Choices,
  draft: NarrowDraft,
  id: string,
  type: PrincipalType,
): readonly string[] {
  const without = draft.unticked[id]?.[type] ?? [];
  const ticked = named(offers, type).filter((value) => !without.includes(value));
  const typed = isFree(offers, type) ? (draft.typed[id]?.[type] ?? []) : [];
  return [...new Set([...ticked, ...typed])];
}

interface Left {
  readonly constraint: Constraint | null;
  readonly problem: string | null;
}

/** What is left on a resource; without a constraint the problem says what is missing. */
export function leftOn(
  view: AccessRequestView,
  requested: RequestedResource,
  draft: NarrowDraft,
): Left {
  const { id, constraint } = requested;
  const offers = offersOf(view, requested);
  const types = typesOf(id, offers);
  const kind = kindOf(id);
  const isTouched = types.some(
    (type) =>
      (draft.unticked[id]?.[type] ?? []).some((value) => offers[type]?.includes(value)) ||
      (isFree(offers, type) && (draft.typed[id]?.[type] ?? []).length > 0),
  );
  if (!isTouched || kind === null) return { constraint, problem: null };
  const chosen = Object.fromEntries(types.map((type) => [type, leftOf(offers, draft, id, type)]));
  const protocol = view.resources.find((each) => each.id === id)?.protocol;
  const needed = requiredTypes({ kind, protocol: protocol ?? defaultProtocols[kind] });
  const missing = types.filter((type) => needed.includes(type) && chosen[type]?.length === 0);
  const left = missing.length > 0 ? null : constraintFrom(kind, chosen);
  if (left) return { constraint: left, problem: null };
  const what = (missing.length > 0 ? missing : types).map((type) => principalName(type));
  const problem = t('reviewLess.access.leaveOne', {
    types: inWords(what, missing.length > 0 ? 'conjunction' : 'disjunction'),
    resource: resourceName(view, id),
  });
  return { constraint: null, problem };
}

/** What a request is for once an approver took something away, whole, and what is wrong with that, in sentences. */
export function narrowedTerms(
  view: AccessRequestView,
  draft: NarrowDraft,
): { readonly terms: RequestTerms; readonly problems: readonly string[] } {
  const { request } = view;
  const kept = request.resources.filter(({ id }) => !draft.dropped.includes(id));
  const left = kept.map((each) => ({ id: each.id, ...leftOn(view, each, draft) }));
  const roles =
    request.resources.length > 0
      ? request.roles
      : request.roles.filter((role) => !draft.droppedRoles.includes(role));
  const isEmpty = roles.length === 0 || (request.resources.length > 0 && kept.length === 0);
  const problems = [
    ...(isEmpty ? [t('reviewLess.access.nothing')] : []),
    ...left.flatMap(({ problem }) => problem ?? []),
  ];
  const resources = left.flatMap(({ id, constraint }) => (constraint ? [{ id, constraint }] : []));
  const terms = {
    roles,
    resources,
    accessDuration: Math.min(draft.duration ?? request.accessDuration, request.accessDuration),
    startAt: draft.start ? draft.start.at : request.startAt,
  };
  return { terms, problems };
}
