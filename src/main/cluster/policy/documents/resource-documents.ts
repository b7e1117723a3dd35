import { z } from 'zod';
import { labelsSchema, resourceNameSchema } from '#shared/model/resource';
import { awsConsole, defaultProtocols } from '#shared/model/resource-protocols';
import type { DocumentReading, ResourceDocument } from '../config-documents';
import { readDocument } from '../document-reading';
import type { FieldTable } from './field-rules';
import type { YamlDocument, YamlMap } from '../yaml-reader';
import { appFields, databaseFields, desktopFields, kubeClusterFields } from './resource-fields';

const databaseProtocols = [
  'cassandra',
  'clickhouse',
  'clickhouse-http',
  'cockroachdb',
  'dynamodb',
  'elasticsearch',
  'mongodb',
  'mysql',
  'opensearch',
  'oracle',
  'postgres',
  'redis',
  'snowflake',
  'spanner',
  'sqlserver',
] as const;

/** Databases of a cloud, which are reached without an address of their own. */
const withoutAddress: ReadonlySet<string> = new Set(['cassandra', 'dynamodb']);

const metadata = z.strictObject({
  name: resourceNameSchema,
  description: z.string().max(1024).default(''),
  labels: labelsSchema.default({}),
});

/** `localhost:5432`, `https://grafana.example.com`. Whoever may read the document would read a password in it. */
const uriSchema = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^[^\s\p{Cc}]+$/u, 'holds spaces or control characters')
  .refine((uri) => !/^[^/?#]*\/\/[^/?#]*:[^/?#]*@/.test(uri), 'holds a password: leave it out');

const addressSchema = z
  .string()
  .regex(/^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]{1,253})(:[0-9]{1,5})?$/, 'must be host or host:port')
  .refine((text) => portOf(text) >= 1 && portOf(text) <= 65_535, 'has no port between 1 and 65535');

function portOf(address: string): number {
  return Number(/:([0-9]{1,5})$/.exec(address)?.[1] ?? '3389');
}

interface What<Spec> {
  readonly kind: ResourceDocument['kind'];
  readonly fields: FieldTable;
  readonly spec: z.ZodType<Spec>;
  readonly reached: (spec: Spec) => Pick<ResourceDocument, 'protocol' | 'endpoint'>;
}

function readerOf<Spec>({ kind, fields, spec, reached }: What<Spec>) {
  const schema = z.strictObject({
    kind: z.literal(kind),
    version: z.string().optional(),
    metadata,
    spec: z.preprocess((value) => value ?? {}, spec),
  });
  return (document: YamlDocument, root: YamlMap, file: string): DocumentReading =>
    readDocument({
      document,
      root,
      file,
      fields,
      schema,
      finish: ({ metadata: { name, labels, description }, spec: read }, from) => ({
        document: { ...from, kind, name, labels, description, ...reached(read) },
      }),
    });
}

/** Reads a document of kind `db`. */
export const readDatabase = readerOf({
  kind: 'db',
  fields: databaseFields,
  spec: z
    .strictObject({ protocol: z.enum(databaseProtocols), uri: uriSchema.optional() })
    .refine(({ protocol, uri }) => uri !== undefined || withoutAddress.has(protocol), {
      path: ['uri'],
      message: 'is missing',
    }),
  reached: ({ protocol, uri = '' }) => ({ protocol, endpoint: uri }),
});

/** Reads a document of kind `app`. */
export const readApp = readerOf({
  kind: 'app',
  fields: appFields,
  spec: z
    .strictObject({ uri: uriSchema.optional(), cloud: z.enum(['AWS', 'Azure', 'GCP']).optional() })
    .refine(({ uri, cloud }) => uri !== undefined || cloud !== undefined, {
      path: ['uri'],
      message: 'is missing',
    }),
  reached: ({ uri = '', cloud }) => ({
    protocol: cloud === 'AWS' || isAwsConsole(uri) ? awsConsole : defaultProtocols.app,
    endpoint: uri,
  }),
});

/** The consoles of AWS, of its part for the United States' government, and of its part in China. */
const awsConsoles: ReadonlySet<string> = new Set([
  'console.aws.amazon.com',
  'console.amazonaws-us-gov.com',
  'console.amazonaws.cn',
]);

function isAwsConsole(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'https:' && awsConsoles.has(hostname);
}

/** Reads a document of kind `kube_cluster`. */
export const readKubeCluster = readerOf({
  kind: 'kube_cluster',
  fields: kubeClusterFields,
  spec: z.strictObject({}),
  reached: () => ({ protocol: defaultProtocols.kube_cluster, endpoint: '' }),
});

/** Reads a document of kind `windows_desktop`. */
export const readDesktop = readerOf({
  kind: 'windows_desktop',
  fields: desktopFields,
  spec: z.strictObject({ addr: addressSchema }),
  reached: ({ addr }) => ({ protocol: defaultProtocols.windows_desktop, endpoint: addr }),
});
