import type { ApiError } from '#shared/api/errors';
import type { PrincipalType } from '#shared/model/principal';
import type { PlacedProblem } from './cart-problems';
import { emptyDraft, type CartDraft, type DryRun, type EntryProblems } from './cart';

/** Something that was asked for once and cannot be asked for any more. */
export type Gone =
  | { readonly what: 'resource'; readonly id: string; readonly name: string | undefined }
  | { readonly what: 'role'; readonly name: string }
  | {
      readonly what: 'principal';
      readonly type: PrincipalType;
      readonly value: string;
      /** The resource's name. */
      readonly on: string;
    }
  | { readonly what: 'reviewer'; readonly name: string }
  /** The start that was chosen is past. */
  | { readonly what: 'start' }
  /** It may last this long at most now, in milliseconds. */
  | { readonly what: 'duration'; readonly longest: number };

export interface CartState extends CartDraft {
  readonly profileId: string | null;
  readonly dryRun: DryRun | null;
  /** What the dry run says against it, each where it belongs. */
  readonly problems: readonly PlacedProblem[];
  readonly checking: boolean;
  readonly sending: boolean;
  readonly error: ApiError | null;
  /** What is typed and cannot be read. */
  readonly entries: EntryProblems;
  /** What could not be brought back when the request was filled. */
  readonly gone: readonly Gone[];
  /** Whether it was filled and the cluster has not looked at it since. */
  readonly justFilled: boolean;
  /** Whether it was filled and nobody was led to it since. */
  readonly unseen: boolean;
  /** What a filled request took the place of, to bring it back; `null` where there was nothing. */
  readonly before: CartDraft | null;
  /** Raised each time it is filled, or what it took the place of is brought back. */
  readonly fills: number;
}

export const freshCart: Omit<CartState, 'profileId' | 'fills'> = {
  ...emptyDraft,
  dryRun: null,
  problems: [],
  checking: false,
  sending: false,
  error: null,
  entries: {},
  gone: [],
  justFilled: false,
  unseen: false,
  before: null,
};

/** The draft alone, without what is known about it. */
export function draftOf(state: CartDraft): CartDraft {
  const { items, roles, reason, duration, startAt, pendingFor, reviewers } = state;
  return { items, roles, reason, duration, startAt, pendingFor, reviewers };
}
