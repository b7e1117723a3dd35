import { z } from 'zod';
import { parseDuration } from '../lib/duration';

/** The plain values that role files are made of. */
export const text = z.string().max(1024);
export const namesSchema = z.array(text.min(1)).max(1024);
/** A condition such as `labels["env"] == "prod"`; empty for none. What it may say is checked by the policy. */
export const expressionSchema = z.string().max(4_096).default('');

/** Kept as it was written (`1h30m`), so that a role reads the same when it is shown again. */
export const durationSchema = text.superRefine((value, context) => {
  const parsed = parseDuration(value);
  if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
});

const yes = ['yes', 'true', 'on'];
const no = ['no', 'false', 'off'];

/** `true` or `false`, or the words for them that older YAML had. */
export const switchSchema = z.union(
  [z.boolean(), z.enum([...yes, ...no]).transform((word) => yes.includes(word))],
  { error: 'must be true or false' },
);

/** A record would leave this key out without a word, and a selector of labels would then select more. */
const withoutProto = z
  .unknown()
  .refine(
    (value) => typeof value !== 'object' || value === null || !Object.hasOwn(value, '__proto__'),
    'has a key "__proto__", which is refused',
  );

/** Values by name; one may be written alone or as a list, and is kept as a list. */
export const listsByNameSchema = withoutProto.pipe(
  z.record(
    text.min(1),
    z.union([text.transform((value) => [value]), z.array(text).max(1024)], {
      error: 'must be a value or a list of values',
    }),
  ),
);
export type ListsByName = Readonly<Record<string, readonly string[]>>;
