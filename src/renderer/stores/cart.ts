import type { ApiInput, ApiOutput } from '#shared/api/contract';
import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { RequestedResource } from '#shared/model/constraint';
import type { PresetContent } from '#shared/model/request-preset';
import { constraintOf, missingTypes, type CartItem } from './cart-item';

/** A request that is being put together: resources, roles by name, or both. */
export interface CartDraft {
  readonly items: readonly CartItem[];
  /** Roles asked for by name. With resources, these are to come from them. */
  readonly roles: readonly string[];
  readonly reason: string;
  /** Milliseconds; `null` takes the longest allowed. */
  readonly duration: number | null;
  /** `null` starts with the approval. */
  readonly startAt: number | null;
  /** How long it waits for a decision, in milliseconds; `null` for the usual time. */
  readonly pendingFor: number | null;
  readonly reviewers: readonly string[];
}

/** Entries that are typed, and may be something that cannot be read. */
export type TypedEntry = 'duration' | 'startAt' | 'pendingFor';
export type EntryProblems = Readonly<Partial<Record<TypedEntry, string>>>;

export type DryRun = ApiOutput<'requests.dryRun'>;

export const emptyDraft: CartDraft = {
  items: [],
  roles: [],
  reason: '',
  duration: null,
  startAt: null,
  pendingFor: null,
  reviewers: [],
};

export function isEmpty({ items, roles }: Pick<CartDraft, 'items' | 'roles'>): boolean {
  return items.length === 0 && roles.length === 0;
}

/** What is asked in the dry run: an unfinished item counts by role there, so that its choices become known. */
export function dryRunInput(draft: CartDraft): ApiInput<'requests.dryRun'> {
  const resources = draft.items.map((item): RequestedResource => ({
    id: item.id,
    constraint: constraintOf(item) ?? { type: 'by-role' },
  }));
  return {
    roles: [...draft.roles],
    resources,
    accessDuration: draft.duration,
    startAt: draft.startAt,
    pendingFor: draft.pendingFor,
    extends: null,
  };
}

/** The request as the cluster takes it, or `null` while an item is unfinished. */
export function createInput(draft: CartDraft): ApiInput<'requests.create'> | null {
  const isFinished = draft.items.every((item) => constraintOf(item) !== null);
  if (isEmpty(draft) || !isFinished) return null;
  return {
    ...dryRunInput(draft),
    reason: draft.reason.trim(),
    suggestedReviewers: [...draft.reviewers],
  };
}

/** What is kept of a request to make it again, or `null` while an item is unfinished. */
export function presetContent(draft: CartDraft): PresetContent | null {
  const input = createInput(draft);
  if (input === null) return null;
  const { roles, resources, reason, accessDuration, suggestedReviewers } = input;
  return { roles, resources, reason, accessDuration, suggestedReviewers };
}

/** What has to be chosen on an item, as a sentence; `null` when nothing has to. */
function missingChoice(item: CartItem): string | null {
  const missing = missingTypes(item);
  if (missing.length === 0) return null;
  const choices = missing.map((types) => {
    const each = types.map((type) => t(`stores.cart.one.${type}`));
    return inWords(each, 'disjunction');
  });
  return t('stores.cart.choose', { choices: inWords(choices), name: item.name });
}

/** What still has to be chosen on the items, one sentence each. */
export function missingChoices(draft: CartDraft): readonly string[] {
  return draft.items.flatMap((item) => missingChoice(item) ?? []);
}

/** What still keeps the request from being sent, one sentence each; empty when it can go. */
export function whatIsMissing(
  draft: CartDraft,
  dryRun: DryRun | null,
  entries: EntryProblems = {},
): readonly string[] {
  const missing = [...missingChoices(draft), ...Object.values(entries)];
  if (dryRun?.reasonRequired && draft.reason.trim() === '') missing.push(t('stores.cart.reason'));
  return [...missing, ...(dryRun?.problems ?? [])];
}

const hour = 3_600_000;
const steps = [hour / 4, hour / 2, hour, 2 * hour, 4 * hour, 8 * hour, 24 * hour, 72 * hour];

/** The durations on offer, in milliseconds, all shorter than the longest allowed. */
export function durationChoices(longest: number): readonly number[] {
  return steps.filter((step) => step < longest);
}

/** How long a request waits when nothing else is said, in milliseconds. */
export const usualPending = hour;

/** How long a request may be let wait, in milliseconds, besides the usual time. */
export function pendingChoices(longest: number): readonly number[] {
  const all = [...steps.filter((step) => step < longest), ...(longest > 0 ? [longest] : [])];
  return all.filter((step) => step !== usualPending);
}
