import { z } from 'zod';
import { userNameSchema } from '#shared/api/procedures/names';
import { loginSchema } from '#shared/model/principal';
import { labelsSchema } from '#shared/model/resource';
import { roleNameSchema, roleSchema } from '#shared/model/role';
import { checkRole, type Finding } from './check-role';
import type { DocumentReading } from './config-documents';
import { readDocument } from './document-reading';
import { nodeFields, roleFields, userFields } from './role-fields';
import type { YamlDocument, YamlMap } from './yaml-reader';

/** Reads one document of a known kind. */
export type DocumentReader = (
  document: YamlDocument,
  root: YamlMap,
  file: string,
) => DocumentReading;

/** The readers by what stands in `kind:`. */
export const documentReaders: ReadonlyMap<string, DocumentReader> = new Map([
  ['role', readRole],
  ['user', readUser],
  ['node', readNode],
]);

const latestVersion = 'v8';

function readRole(document: YamlDocument, root: YamlMap, file: string): DocumentReading {
  const notes: Finding[] = [];
  return readDocument({
    document,
    root,
    file,
    fields: roleFields,
    schema: roleSchema,
    prepare: (value) => withVersionDefaults(value, notes),
    finish: (role, from) => {
      const check = checkRole(role);
      return {
        document: { ...from, kind: 'role', name: role.metadata.name, role },
        problems: check.problems,
        notes: [...notes, ...check.notes],
      };
    },
  });
}

/**
 * What a role file of some version means where it says nothing. In v3, logins without `node_labels` meant every
 * node; from v4 on they mean none. A file without a version is read as the latest.
 */
function withVersionDefaults(value: unknown, notes: Finding[]): unknown {
  const shape = z
    .looseObject({
      version: z.unknown(),
      spec: z.looseObject({ allow: z.looseObject({ logins: z.array(z.unknown()).min(1) }) }),
    })
    .safeParse(value);
  if (typeof value === 'object' && value !== null && !('version' in value)) {
    notes.push({ path: 'version', text: `is missing; the role is read as ${latestVersion}` });
    return { ...value, version: latestVersion };
  }
  if (!shape.success || shape.data.version !== 'v3' || 'node_labels' in shape.data.spec.allow)
    return value;
  notes.push({
    path: 'spec.allow',
    text: 'has logins and no node_labels: in v3 that is every node',
  });
  const { spec } = shape.data;
  return {
    ...shape.data,
    spec: { ...spec, allow: { ...spec.allow, node_labels: { '*': ['*'] } } },
  };
}

const traits = z
  .record(z.string().min(1).max(256), z.array(z.string().max(1024)).max(256).nullable())
  .transform((record) =>
    Object.fromEntries(Object.entries(record).map(([key, values]) => [key, values ?? []])),
  )
  .superRefine((record, context) => {
    (record['logins'] ?? []).forEach((login, index) => {
      const parsed = loginSchema.safeParse(login);
      if (!parsed.success)
        context.addIssue({
          code: 'custom',
          path: ['logins', index],
          message: `"${login}" ${parsed.error.issues[0]?.message ?? 'is not a login'}`,
        });
    });
  });

const userSchema = z.strictObject({
  kind: z.literal('user'),
  version: z.string().optional(),
  metadata: z.strictObject({ name: userNameSchema, description: z.string().optional() }),
  spec: z
    .strictObject({
      roles: z.array(roleNameSchema).max(256).default([]),
      traits: traits.prefault({}),
    })
    .prefault({}),
});

function readUser(document: YamlDocument, root: YamlMap, file: string): DocumentReading {
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
        roles: [...new Set(spec.roles)],
        traits: spec.traits,
      },
    }),
  });
}

const addressSchema = z
  .string()
  .regex(/^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]{1,253}):[0-9]{1,5}$/, 'must be host:port')
  .transform((text) => {
    const at = text.lastIndexOf(':');
    return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) };
  })
  .refine(({ port }) => port >= 1 && port <= 65_535, 'has no port between 1 and 65535');

const nodeSchema = z
  .strictObject({
    kind: z.literal('node'),
    version: z.string().optional(),
    sub_kind: z.enum(['built-in', 'openssh']),
    metadata: z.strictObject({
      name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/i, 'is not a host name'),
      description: z.string().max(1024).default(''),
      labels: labelsSchema.default({}),
    }),
    spec: z
      .strictObject({
        hostname: z.string().optional(),
        addr: addressSchema.optional(),
        host_key: z.string().max(2048).optional(),
      })
      .prefault({}),
  })
  .superRefine(({ sub_kind: subKind, spec }, context) => {
    for (const field of ['addr', 'host_key'] as const)
      if ((spec[field] !== undefined) !== (subKind === 'openssh'))
        context.addIssue({
          code: 'custom',
          path: ['spec', field],
          message: subKind === 'openssh' ? 'is missing' : 'is for sub_kind openssh only',
        });
  });

function readNode(document: YamlDocument, root: YamlMap, file: string): DocumentReading {
  return readDocument({
    document,
    root,
    file,
    fields: nodeFields,
    schema: nodeSchema,
    finish: ({ metadata, spec, sub_kind: subKind }, from) => ({
      document: {
        ...from,
        kind: 'node',
        name: metadata.name,
        subKind,
        labels: metadata.labels,
        description: metadata.description,
        address: spec.addr ?? null,
        hostKey: spec.host_key ?? null,
      },
    }),
  });
}
