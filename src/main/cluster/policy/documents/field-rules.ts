/**
 * The fields that a kind of document is known to have, and what becomes of each here:
 *
 * - `value`: enforced, checked by the kind's schema; `labels` likewise, and its values may be numbers;
 * - `accepted`: known, has no effect here, and is told to whoever loads the file;
 * - `refused`: to leave it out would allow more than the file says, so the file is refused;
 * - a nested table, or a list of things with one.
 *
 * A field that is in no table is unknown, and an error.
 */
export type FieldRule =
  | { readonly type: 'value' }
  | { readonly type: 'labels' }
  | { readonly type: 'accepted' }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'table'; readonly fields: FieldTable }
  | ListRule;
export interface ListRule {
  readonly type: 'list';
  readonly fields: FieldTable;
  /** A thing with this field, which is not enforced, is left out: it allows under a condition alone. */
  readonly unless?: string;
}
export type FieldTable = Readonly<Record<string, FieldRule>>;

export const value: FieldRule = { type: 'value' };
export const labels: FieldRule = { type: 'labels' };
export const table = (fields: FieldTable): FieldRule => ({ type: 'table', fields });
export const list = (fields: FieldTable): FieldRule => ({ type: 'list', fields });
export const refused = (why: string): FieldRule => ({ type: 'refused', why });

const accepted: FieldRule = { type: 'accepted' };

/** Several fields, parted by white space. */
export function acceptedFields(names: string): FieldTable {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, accepted]));
}

/** Several fields, parted by white space. */
export function valueFields(names: string): FieldTable {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, value]));
}

/** What every document has. */
export const metadata: FieldTable = {
  ...acceptedFields('labels namespace id revision'),
  ...valueFields('name description'),
  expires: refused('is not supported, and without it this would last longer than it says'),
};
