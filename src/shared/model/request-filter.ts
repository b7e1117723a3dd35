import { z } from 'zod';
import { instantSchema, requestStateSchema } from './access-request';
import { resourceKindSchema } from './resource';
import { maxResourceIdLength } from './resource-id';

/** What is looked for among requests. Whatever is left out narrows nothing. */
export const requestFilterSchema = z.strictObject({
  /** It is in one of these states now. */
  states: z.array(requestStateSchema).min(1).max(8).optional(),
  /**
   * Words that must all occur, in any case: in the name of the requester or of a reviewer, a role, the reason, an id,
   * or the name of a resource that the caller may see.
   */
  words: z.string().max(256).optional(),
  /** The requester's name or id. */
  requester: z.string().trim().min(1).max(256).optional(),
  /** Asks for this resource, or for something inside it: by a name that the caller may see, or an id. */
  resource: z.string().trim().min(1).max(maxResourceIdLength).optional(),
  /** Asks for a resource of this kind. */
  kind: resourceKindSchema.optional(),
  /** The caller has reviewed it. */
  reviewedByMe: z.literal(true).optional(),
  /** Created not before this moment. */
  from: instantSchema.optional(),
  /** Created before this moment. */
  until: instantSchema.optional(),
});
export type RequestFilter = z.infer<typeof requestFilterSchema>;
