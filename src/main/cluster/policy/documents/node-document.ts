import { z } from 'zod';
import { labelsSchema } from '#shared/model/resource';
import type { DocumentReading } from '../config-documents';
import { readDocument } from '../document-reading';
import type { YamlDocument, YamlMap } from '../yaml-reader';
import { nodeFields } from './resource-fields';

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

/** Reads a document of kind `node`. */
export function readNode(document: YamlDocument, root: YamlMap, file: string): DocumentReading {
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
