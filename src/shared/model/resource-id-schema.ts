import { z } from 'zod';
import { canonicalResourceId, parseResourceId, type ResourceId } from './resource-id';

/** A resource id as people type it: an older form is read and rewritten. */
export const typedResourceIdSchema = z.string().transform((text, context): ResourceId => {
  const id = canonicalResourceId(text);
  if (id.ok) return id.value;
  context.addIssue({ code: 'custom', message: id.error });
  return z.NEVER;
});

export const resourceIdSchema = z.string().superRefine((text, context) => {
  const parsed = parseResourceId(text);
  if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
});
