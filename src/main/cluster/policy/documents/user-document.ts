import { z } from 'zod';
import { userNameSchema } from '#shared/api/procedures/names';
import { loginSchema, principalValueSchema } from '#shared/model/principal-schema';
import { roleNameSchema } from '#shared/model/role';
import type { DocumentReading } from '../config-documents';
import { readDocument } from '../document-reading';
import type { YamlDocument, YamlMap } from '../yaml-reader';
import { userFields } from './user-fields';

/** What values of the traits that name principals may be; `*` stands for any where a kind of principal has that. */
const traitValues = new Map<string, z.ZodType<string>>([
  ['logins', loginSchema],
  ...[
    ...['windows_logins', 'db_users', 'db_names', 'db_roles'],
    ...['kubernetes_groups', 'kubernetes_users', 'aws_role_arns'],
  ].map((name): [string, z.ZodType<string>] => [
    name,
    z.union([z.literal('*'), principalValueSchema]),
  ]),
]);

const traits = z
  .record(z.string().min(1).max(256), z.array(z.string().max(1024)).max(256).nullable())
  .transform((record) =>
    Object.fromEntries(Object.entries(record).map(([key, values]) => [key, values ?? []])),
  )
  .superRefine((record, context) => {
    for (const [name, values] of Object.entries(record))
      values.forEach((value, index) => {
        const parsed = traitValues.get(name)?.safeParse(value);
        if (parsed?.success !== false) return;
        const why = name === 'logins' ? parsed.error.issues[0]?.message : undefined;
        context.addIssue({
          code: 'custom',
          path: [name, index],
          message: `"${value}" ${why ?? 'is empty, or holds a comma, a wildcard or a control character'}`,
        });
      });
  });

const userSchema = z.strictObject({
  kind: z.literal('user'),
  version: z.string().optional(),
  metadata: z.strictObject({
    name: userNameSchema,
    description: z.string().max(1024).default(''),
  }),
  spec: z
    .strictObject({
      roles: z.array(roleNameSchema).max(256).default([]),
      traits: traits.prefault({}),
    })
    .prefault({}),
});

/** Reads a document of kind `user`. */
export function readUser(document: YamlDocument, root: YamlMap, file: string): DocumentReading {
  return readDocument({
    document,
    root,
    file,
    fields: userFields,
    schema: userSchema,
    finish: ({ metadata, spec }, from) => ({
      document: {
        ...from,
        kind: 'user',
        name: metadata.name,
        description: metadata.description,
        roles: [...new Set(spec.roles)],
        traits: spec.traits,
      },
    }),
  });
}
