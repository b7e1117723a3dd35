import { z } from 'zod';
import { configKinds } from '../../model/config-kinds';
import { nothing, procedure } from './procedure';

export const configKindSchema = z.enum(configKinds);

const yamlSchema = z.string().max(1_048_576);
const fileNameSchema = z.string().max(256);
const documentNameSchema = z.string().min(1).max(253);
/** Raised by each replacement; a change names the version that it was made from, so that none is lost. */
const versionSchema = z.int().min(1);
const documentKey = { kind: configKindSchema, name: documentNameSchema };

/** Something to say about a place in a file; `field` is a dotted path, empty for the file itself. */
const findingSchema = z.strictObject({ line: z.int(), field: z.string(), message: z.string() });
export type ConfigFinding = z.infer<typeof findingSchema>;

const changeSchema = z.strictObject({
  ...documentKey,
  action: z.enum(['create', 'update', 'unchanged', 'delete']),
  /** As it is now; `null` for one that is not there yet. */
  version: versionSchema.nullable(),
  /** The document as it is now, and as it would be; empty where there is none. */
  before: z.string(),
  after: z.string(),
});
export type ConfigChange = z.infer<typeof changeSchema>;

const effectSchema = z.strictObject({
  /** The user's name. */
  user: z.string(),
  type: z.enum([
    'gains-access',
    'loses-access',
    'may-request',
    'may-no-longer-request',
    'may-review',
    'may-no-longer-review',
    'request-ends',
    'rights-change',
  ]),
  /** A whole sentence: "alice may use 3 machines as root: db-1, db-2 and db-3." */
  text: z.string(),
  /** How many resources, requests or roles it is about. */
  count: z.int(),
});
export type ConfigEffect = z.infer<typeof effectSchema>;

/** Roles, users and resources by YAML: looking, trying out, changing. Each asks for the right on its kind. */
export const configuration = {
  'config.list': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      kind: configKindSchema,
      /** Words that must all occur in the name or the description. */
      query: z.string().max(256),
      cursor: z.string().max(512).nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({ ...documentKey, description: z.string(), version: versionSchema }),
      ),
      next: z.string().nullable(),
      total: z.int(),
    }),
  }),
  'config.get': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject(documentKey),
    output: z.strictObject({ ...documentKey, yaml: yamlSchema, version: versionSchema }),
  }),
  /** Reads a file and says what is wrong with it, what it would change, and for whom. Nothing is stored. */
  'config.check': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      yaml: yamlSchema,
      fileName: fileNameSchema,
      /** What would be deleted besides. */
      remove: z.array(z.strictObject(documentKey)).max(100),
    }),
    output: z.strictObject({
      problems: z.array(findingSchema),
      /** What is accepted and not enforced, and what deserves a second look. */
      notes: z.array(findingSchema),
      changes: z.array(changeSchema),
      /** At most 200, those about lost access first; `moreEffects` counts the others. */
      effects: z.array(effectSchema),
      moreEffects: z.int(),
    }),
  }),
  /**
   * Creates or replaces documents from a YAML file, whole or not at all. With `expect`, only while each of these
   * still has the version named (`null`: is not there).
   */
  'config.apply': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      yaml: yamlSchema,
      fileName: fileNameSchema,
      expect: z
        .array(z.strictObject({ ...documentKey, version: versionSchema.nullable() }))
        .optional(),
    }),
    output: z.strictObject({ applied: z.array(z.string()), notEnforced: z.array(z.string()) }),
  }),
  'config.delete': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ ...documentKey, version: versionSchema }),
    output: nothing,
  }),
  /** The documents of some kinds as one file, which can be applied again. */
  'config.export': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ kinds: z.array(configKindSchema).min(1) }),
    output: z.strictObject({ yaml: z.string(), fileName: fileNameSchema }),
  }),
  /** Documents to begin with. */
  'config.templates': procedure({
    caller: 'user',
    window: true,
    input: nothing,
    output: z.strictObject({
      templates: z.array(
        z.strictObject({
          kind: configKindSchema,
          title: z.string(),
          description: z.string(),
          yaml: yamlSchema,
        }),
      ),
    }),
  }),
} as const;
