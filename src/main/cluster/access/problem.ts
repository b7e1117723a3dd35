import { ExpectedError, type ApiErrorCode } from '#shared/api/errors';

/** Something that keeps a request from being made, in words. */
export interface Problem {
  readonly code: ApiErrorCode;
  /** Of the input; `null` where none is at fault. */
  readonly field: string | null;
  /** The one entry of a list that is at fault: `resources.2`, `roles.0`. */
  readonly entry?: string;
  readonly text: string;
}

/** The first of several problems as an error, with all of them as its details. */
export function problemError(problems: readonly [Problem, ...Problem[]]): ExpectedError {
  const [{ code, field, text }] = problems;
  const details = problems.map((each) => each.text);
  return new ExpectedError(code, text, { details, ...(field !== null && { field }) });
}
