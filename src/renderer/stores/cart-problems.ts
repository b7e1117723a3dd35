import type { ApiError } from '#shared/api/errors';
import type { CartDraft, DryRun } from './cart';

/** The two lists of a request that have entries of their own. */
export type CartList = 'resources' | 'roles';

/** Where something is wrong: in an entry by its id or name, in a field by the API's name, or in the whole. */
export type Place =
  | { readonly in: 'entry'; readonly list: CartList; readonly key: string }
  | { readonly in: 'field'; readonly field: string }
  | { readonly in: 'whole' };

export interface PlacedProblem {
  readonly place: Place;
  readonly text: string;
}

type Lists = Pick<CartDraft, 'items' | 'roles'>;
const whole: Place = { in: 'whole' };
/** The fields that a person sees as such. */
const fields = ['reason', 'accessDuration', 'startAt', 'pendingFor', 'suggestedReviewers'];

/** What a field of the API is about: `resources.2.constraint.logins.0` is the third resource. */
export function placeOf(field: string | null, { items, roles }: Lists): Place {
  if (field === null) return whole;
  const [name = '', index] = field.split('.');
  if (fields.includes(name)) return { in: 'field', field: name };
  if (index === undefined || (name !== 'resources' && name !== 'roles')) return whole;
  const key = name === 'roles' ? roles[Number(index)] : items[Number(index)]?.id;
  return key === undefined ? whole : { in: 'entry', list: name, key };
}

/** The problems of a dry run, each where it belongs in what was asked: the request may change meanwhile. */
export function placedProblems(dryRun: DryRun, asked: Lists): readonly PlacedProblem[] {
  return dryRun.problems.map((text, at) => ({
    text,
    place: placeOf(dryRun.problemFields[at] ?? null, asked),
  }));
}

/** What the cluster said when it was sent, where it belongs. */
function placedError(error: ApiError | null, lists: Lists): readonly PlacedProblem[] {
  return error ? [{ text: error.message, place: placeOf(error.field, lists) }] : [];
}

interface Judged extends Lists {
  readonly problems: readonly PlacedProblem[];
  readonly error: ApiError | null;
}

/** What is said against one place, each sentence once. */
export function problemsIn(cart: Judged, isThere: (place: Place) => boolean): readonly string[] {
  const all = [...cart.problems, ...placedError(cart.error, cart)];
  return [...new Set(all.filter(({ place }) => isThere(place)).map(({ text }) => text))];
}

export const inEntry = (list: CartList, key: string) => (place: Place) =>
  place.in === 'entry' && place.list === list && place.key === key;

/** The sentence at a field; `null` where nothing is wrong there. */
export function problemOfField(cart: Judged, field: string): string | null {
  return problemsIn(cart, (place) => place.in === 'field' && place.field === field)[0] ?? null;
}

/** What the dry run says against the request as a whole, and not at one place. */
export function problemsOfWhole(cart: Judged): readonly string[] {
  return cart.problems.filter(({ place }) => place.in === 'whole').map(({ text }) => text);
}

/** Whether an error is said at the entry or field that it names. */
export function isSaidThere(cart: Judged): boolean {
  return cart.error !== null && placeOf(cart.error.field, cart).in !== 'whole';
}
