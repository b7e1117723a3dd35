import type { ApiError } from '#shared/api/errors';
import type { ApiInput } from '#shared/api/contract';
import type { Labels, ResourceKind } from '#shared/model/resource';

/** Which resources are listed; or the roles that may be asked for by name, which are a list of their own. */
export type SearchShow = ApiInput<'resources.search'>['show'] | 'roles';
/** What is typed into the search field: words, or a condition such as `labels.env == "prod"`. */
export type SearchMode = 'words' | 'conditions';

/** What is asked for. The text of the mode that is not shown is kept, and not sent. */
export interface SearchQuestion {
  readonly mode: SearchMode;
  readonly query: string;
  readonly predicate: string;
  readonly show: SearchShow;
  readonly kinds: readonly ResourceKind[];
  readonly labels: Labels;
}

/** What is wrong with the condition, and where: `offset` and `length` in UTF-16 units of what was typed. */
export interface PredicateProblem {
  readonly message: string;
  readonly span: { readonly offset: number; readonly length: number } | null;
}

export const pageSize = 100;

export const emptyQuestion: SearchQuestion = {
  mode: 'words',
  query: '',
  predicate: '',
  show: 'mine',
  kinds: [],
  labels: {},
};

/** What is asked for alone, without what is known about it. */
export function questionOf(question: SearchQuestion): SearchQuestion {
  const { mode, query, predicate, show, kinds, labels } = question;
  return { mode, query, predicate, show, kinds, labels };
}

/**
 * @param cursor where the page begins; `null` for the first, which brings the label counts
 * @returns `null` where no resources are listed
 */
export function searchInput(
  question: SearchQuestion,
  cursor: string | null,
): ApiInput<'resources.search'> | null {
  const { mode, query, predicate, show, kinds, labels } = question;
  if (show === 'roles') return null;
  const isConditions = mode === 'conditions' && predicate.trim() !== '';
  return {
    query: mode === 'words' ? query.trim() : '',
    ...(isConditions && { predicate }),
    show,
    kinds: [...kinds],
    labels,
    countLabels: cursor === null,
    cursor,
    limit: pageSize,
  };
}

/** The problem with the condition, when that is what an error is about. */
export function predicateProblem(error: ApiError): PredicateProblem | null {
  if (error.code !== 'invalid_input' || error.field !== 'predicate') return null;
  return { message: error.message, span: error.span ?? null };
}

/** Whether anything but `show` narrows the list. */
export function isNarrowed(question: SearchQuestion): boolean {
  const { mode, query, predicate, kinds, labels } = question;
  const text = mode === 'words' ? query : predicate;
  return text.trim() !== '' || kinds.length > 0 || Object.keys(labels).length > 0;
}
