import { z } from 'zod';

/** Stable codes. Programs branch on these, never on messages. */
export const apiErrorCodes = [
  'invalid_input',
  'not_signed_in',
  'wrong_credentials',
  'throttled',
  'not_allowed',
  'not_found',
  'conflict',
  'reason_required',
  'not_covered',
  'wrong_state',
  'invite_invalid',
  'role_invalid',
  'limit_exceeded',
  'unreachable',
  'wrong_pin',
  'unknown_host_key',
  'store_unusable',
  'internal',
] as const;
export const apiErrorCodeSchema = z.enum(apiErrorCodes);
export type ApiErrorCode = z.infer<typeof apiErrorCodeSchema>;

/** What a failed call says: a stable code, and a message that a person can act on. */
export const apiErrorSchema = z.strictObject({
  code: apiErrorCodeSchema,
  message: z.string(),
  /** The input field at fault, as a dotted path, when there is one. */
  field: z.string().nullable(),
  /** Further sentences: each uncovered resource, each failing line of a role file. */
  details: z.array(z.string()),
  /** The part of the field's text that is at fault, in UTF-16 units, when there is one. */
  span: z.strictObject({ offset: z.int().min(0), length: z.int().min(0) }).optional(),
});
export type ApiError = z.infer<typeof apiErrorSchema>;

/** Thrown by what implements the API; the server turns it into an {@link ApiError}. Nothing else reaches callers. */
export class ExpectedError extends Error {
  readonly code: ApiErrorCode;
  readonly field: string | null;
  readonly details: readonly string[];
  readonly span: ApiError['span'];

  constructor(
    code: ApiErrorCode,
    message: string,
    more: {
      readonly field?: string;
      readonly details?: readonly string[];
      readonly span?: ApiError['span'];
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'ExpectedError';
    this.code = code;
    this.field = more.field ?? null;
    this.details = more.details ?? [];
    this.span = more.span;
  }

  /** The error that the other side sent, as one of ours. */
  static from(error: ApiError): ExpectedError {
    const { code, message, field, details, span } = error;
    const where = field === null ? { span } : { field, span };
    return new ExpectedError(code, message, { details, ...where });
  }

  toApiError(): ApiError {
    return {
      code: this.code,
      message: this.message,
      field: this.field,
      details: [...this.details],
      ...(this.span && { span: this.span }),
    };
  }
}
