import type { ApiInput, ApiOutput } from '#shared/api/contract';
import type { Constraint, RequestedResource } from '#shared/model/constraint';
import type { ResourceKind } from '#shared/model/resource';
import type { ResourceRow } from '#shared/model/search';

/** What a requester wants on one resource. `logins` with none chosen is unfinished, never "everything". */
export type CartChoice =
  { readonly type: 'by-role' } | { readonly type: 'logins'; readonly logins: readonly string[] };

export interface CartItem {
  readonly id: string;
  readonly name: string;
  readonly kind: ResourceKind;
  /** Logins that may be asked for here; empty where the kind has none. */
  readonly logins: readonly string[];
  readonly choice: CartChoice;
}

export interface CartDraft {
  readonly items: readonly CartItem[];
  readonly reason: string;
  /** Milliseconds; `null` takes the longest allowed. */
  readonly duration: number | null;
  readonly reviewers: readonly string[];
}

export type DryRun = ApiOutput<'requests.dryRun'>;

export const emptyDraft: CartDraft = { items: [], reason: '', duration: null, reviewers: [] };

/** A resource as it enters the cart. Where there is a single login there is nothing to choose. */
export function cartItem(row: ResourceRow): CartItem {
  const { id, name, kind } = row.resource;
  const logins = row.requestableLogins;
  const choice: CartChoice =
    logins.length === 0
      ? { type: 'by-role' }
      : { type: 'logins', logins: logins.length === 1 ? logins : [] };
  return { id, name, kind, logins, choice };
}

/** Ticks or clears one login; it takes back "whatever the role allows". */
export function withLogin(item: CartItem, login: string): CartItem {
  const chosen = item.choice.type === 'logins' ? item.choice.logins : [];
  const without = chosen.filter((each) => each !== login);
  const logins =
    without.length < chosen.length
      ? without
      : item.logins.filter((each) => each === login || chosen.includes(each));
  return { ...item, choice: { type: 'logins', logins } };
}

/** The constraint that an item stands for, or `null` while a login has to be chosen. */
export function constraintOf(item: CartItem): Constraint | null {
  if (item.choice.type === 'by-role') return { type: 'by-role' };
  const { logins } = item.choice;
  return logins.length > 0 ? { type: 'ssh_logins', logins: [...logins] } : null;
}

/** What is asked in the dry run: an unfinished item counts by role there, so that its logins become known. */
export function dryRunInput(items: readonly CartItem[]): ApiInput<'requests.dryRun'> {
  const resources = items.map((item): RequestedResource => ({
    id: item.id,
    constraint: constraintOf(item) ?? { type: 'by-role' },
  }));
  return { resources };
}

/** The request as the cluster takes it, or `null` while an item is unfinished. */
export function createInput(draft: CartDraft): ApiInput<'requests.create'> | null {
  const resources: RequestedResource[] = [];
  for (const item of draft.items) {
    const constraint = constraintOf(item);
    if (constraint === null) return null;
    resources.push({ id: item.id, constraint });
  }
  if (resources.length === 0) return null;
  return {
    resources,
    reason: draft.reason.trim(),
    suggestedReviewers: [...draft.reviewers],
    accessDuration: draft.duration,
  };
}

/** What still keeps the request from being sent, one sentence each; empty when it can go. */
export function whatIsMissing(draft: CartDraft, dryRun: DryRun | null): readonly string[] {
  const missing = draft.items
    .filter((item) => constraintOf(item) === null)
    .map((item) => `Choose at least one login on ${item.name}.`);
  if (dryRun?.reasonRequired && draft.reason.trim() === '')
    missing.push('Give a reason: this cluster requires one.');
  return [...missing, ...(dryRun?.problems ?? [])];
}

const hour = 3_600_000;
const steps = [hour / 4, hour / 2, hour, 2 * hour, 4 * hour, 8 * hour, 24 * hour, 72 * hour];

/** The durations on offer, in milliseconds, all shorter than the longest allowed. */
export function durationChoices(longest: number): readonly number[] {
  return steps.filter((step) => step < longest);
}

/** Brings the logins on offer up to date with what the cluster says, and drops choices that are gone. */
export function withDryRunLogins(item: CartItem, dryRun: DryRun): CartItem {
  const logins = dryRun.logins[item.id];
  if (!logins || logins.join() === item.logins.join()) return item;
  if (item.choice.type === 'by-role') return { ...item, logins };
  const chosen = item.choice.logins.filter((login) => logins.includes(login));
  return { ...item, logins, choice: { type: 'logins', logins: chosen } };
}
