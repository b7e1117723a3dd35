import type { z } from 'zod';
import { ExpectedError, type ApiErrorCode } from '#shared/api/errors';

/** Programs branch on the code in the body; the status is for what stands between, such as logs and proxies. */
export const statusOf: Readonly<Record<ApiErrorCode, number>> = {
  invalid_input: 400,
  not_signed_in: 401,
  wrong_credentials: 401,
  throttled: 429,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  reason_required: 422,
  not_covered: 422,
  wrong_state: 409,
  invite_invalid: 410,
  role_invalid: 422,
  limit_exceeded: 413,
  unreachable: 502,
  wrong_pin: 502,
  unknown_host_key: 502,
  store_unusable: 503,
  internal: 500,
};

/** The first fault that zod found, as a sentence that names the field; the others go into `details`. */
export function invalidInput(error: z.ZodError): ExpectedError {
  const sentences = error.issues.map(sentenceOf);
  const field = error.issues[0]?.path.join('.') ?? '';
  return new ExpectedError('invalid_input', sentences[0] ?? 'The input is not as expected.', {
    ...(field === '' ? {} : { field }),
    details: sentences.slice(1, 20),
  });
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const field = issue.path.length === 0 ? 'The input' : `The field ${issue.path.join('.')}`;
  const own = /^[a-z]/.test(issue.message);
  return own ? `${field} ${issue.message}.` : `${field}: ${issue.message}.`;
}

/** Anything thrown, as what a caller may read: our own errors as they are, all else without its words. */
export function toExpected(error: unknown, onBug: (error: unknown) => void): ExpectedError {
  if (error instanceof ExpectedError) {
    if (error.code === 'store_unusable') onBug(error);
    return error;
  }
  onBug(error);
  return new ExpectedError(
    'internal',
    'Something went wrong inside the cluster. Try again; if it happens again, tell its administrator.',
  );
}
