import { z } from 'zod';
import { decisionSchema } from '../../model/decision';
import { principalSchema } from '../../model/principal-schema';
import { labelsSchema, resourceKindSchema } from '../../model/resource';
import { typedResourceIdSchema } from '../../model/resource-id-schema';
import { labelCountSchema, resourceRowSchema } from '../../model/search';
import { userNameSchema } from './names';
import { procedure } from './procedure';

const searchInputSchema = z.strictObject({
  /** Words that must all occur in the name, a label or the id; name matches come first. */
  query: z.string().max(1024),
  kinds: z.array(resourceKindSchema),
  labels: labelsSchema,
  /** A condition such as `labels.env == "prod" && hasPrefix(name, "web-")`; see docs/api.md. None: everything. */
  predicate: z.string().max(4_096).optional(),
  /** Whether to count the labels of what is found, and the kinds. */
  countLabels: z.boolean().optional(),
  /** Whether it is an app that keeps its index, and nobody who looks for something; recorded as that. */
  forIndex: z.boolean().optional(),
  /** `mine`: what the caller may use now. `requestable`: what they may ask for. `all`: both. */
  show: z.enum(['mine', 'requestable', 'all']),
  cursor: z.string().max(512).nullable(),
  limit: z.int().min(1).max(200),
});

/** Finding resources, and why one may or may not use them. */
export const resources = {
  'resources.search': procedure({
    caller: 'user',
    window: true,
    input: searchInputSchema,
    output: z.strictObject({
      rows: z.array(resourceRowSchema),
      next: z.string().nullable(),
      total: z.int(),
      /** Why there is nothing, in words, when `rows` is empty; otherwise empty. */
      emptyReason: z.string(),
      /** When they were asked for: the labels that most of all hits have. */
      labelCounts: z.array(labelCountSchema).optional(),
      /** With them: how many there are of each kind in all that `show` lists, whatever else narrows it. */
      kindCounts: z.partialRecord(resourceKindSchema, z.int()).optional(),
    }),
  }),
  /**
   * Why somebody may or may not use a resource as a principal: the caller with what they hold now, or another user
   * (`user`, by name; takes the auditor's right) with their standing access and approved requests.
   */
  'access.explain': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      resource: typedResourceIdSchema,
      principal: principalSchema,
      user: userNameSchema.nullable(),
    }),
    output: decisionSchema,
  }),
} as const;
