import { z } from 'zod';
import { twice } from './faulty';

/** A text that somebody types again and again. */
export const snippetSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  text: z.string().min(1).max(4_000),
  /** Whether Enter is pressed after it. */
  run: z.boolean().default(false),
});
export type Snippet = z.infer<typeof snippetSchema>;

export const snippetsSchema = z
  .array(snippetSchema)
  .max(500)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, twice);
