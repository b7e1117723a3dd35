import type { ApiInput, ApiOutput } from '#shared/api/contract';
import type { RequestedResource } from '#shared/model/constraint';
import type { PrincipalType } from '#shared/model/principal';
import { constraintOf, missingTypes, type CartItem } from './cart-item';

export interface CartDraft {
  readonly items: readonly CartItem[];
  readonly reason: string;
  /** Milliseconds; `null` takes the longest allowed. */
  readonly duration: number | null;
  readonly reviewers: readonly string[];
}

export type DryRun = ApiOutput<'requests.dryRun'>;

export const emptyDraft: CartDraft = { items: [], reason: '', duration: null, reviewers: [] };

/** What is asked in the dry run: an unfinished item counts by role there, so that its choices become known. */
export function dryRunInput(items: readonly CartItem[]): ApiInput<'requests.dryRun'> {
  const resources = items.map((item): RequestedResource => ({
    id: item.id,
    constraint: constraintOf(item) ?? { type: 'by-role' },
  }));
  return {
    roles: [],
    resources,
    accessDuration: null,
    startAt: null,
    pendingFor: null,
    extends: null,
  };
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
    roles: [],
    resources,
    startAt: null,
    pendingFor: null,
    extends: null,
    reason: draft.reason.trim(),
    suggestedReviewers: [...draft.reviewers],
    accessDuration: draft.duration,
  };
}

const oneOf: Readonly<Record<PrincipalType, string>> = {
  login: 'login',
  db_user: 'user',
  db_name: 'database',
  db_role: 'role',
  kubernetes_group: 'group',
  kubernetes_user: 'user',
  aws_role_arn: 'AWS role',
};

/** What has to be chosen on an item, as a sentence; `null` when nothing has to. */
function missingChoice(item: CartItem): string | null {
  const missing = missingTypes(item);
  if (missing.length === 0) return null;
  const words = missing.map((types) => `one ${types.map((type) => oneOf[type]).join(' or ')}`);
  return `Choose at least ${words.join(' and ')} on ${item.name}.`;
}

/** What still keeps the request from being sent, one sentence each; empty when it can go. */
export function whatIsMissing(draft: CartDraft, dryRun: DryRun | null): readonly string[] {
  const missing = draft.items.flatMap((item) => missingChoice(item) ?? []);
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
