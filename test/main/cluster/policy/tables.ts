import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Constraint } from '#shared/model/constraint';
import { constraintSchema } from '#shared/model/constraint-schema';
import { resourceKindSchema, type Resource } from '#shared/model/resource';
import { defaultProtocols } from '#shared/model/resource-protocols';
import type { Bearer, Role, RoleLookup } from '#shared/model/role';
import { loadConfigFile } from '#main/cluster/policy/role-file';

const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

/** The rows of a decision table. A row that does not have the table's shape is an error, not a passing test. */
export function readTable<T extends z.ZodType>(topic: string, row: T): z.output<T>[] {
  const text = readFileSync(`${fixtures}decisions/${topic}.yaml`, 'utf8');
  return z.array(row).min(1).parse(parse(text));
}

/** Every role file of the fixtures, by file name. */
export function roleFixtures(): { readonly file: string; readonly text: string }[] {
  return readdirSync(`${fixtures}roles`)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ file, text: readFileSync(`${fixtures}roles/${file}`, 'utf8') }));
}

/** Roles as tables write them: each spec under its role's name, with an optional `version` beside it. */
export const rolesSchema = z.record(
  z.string(),
  z.looseObject({ version: z.string().default('v7') }),
);

/** Makes roles the way a file does. */
export function makeRoles(specs: z.output<typeof rolesSchema>): Role[] {
  const text = Object.entries(specs)
    .map(([name, { version, ...spec }]) =>
      stringify({ kind: 'role', version, metadata: { name }, spec }),
    )
    .join('---\n');
  return loadConfigFile(text, 'table.yaml').documents.flatMap((document) =>
    document.kind === 'role' ? [document.role] : [],
  );
}

export function lookupOf(roles: readonly Role[]): RoleLookup {
  const byName = new Map(roles.map((role) => [role.metadata.name, role]));
  return (name) => byName.get(name);
}

export const traitsRow = z.record(z.string(), z.array(z.string())).default({});

/** A resource; of one inside a Kubernetes cluster `name` is what stands behind the cluster, such as `kube:ns:pods/k/dev/web`. */
export const resourceRow = z.strictObject({
  kind: resourceKindSchema.default('node'),
  name: z.string(),
  labels: z.record(z.string(), z.string()).default({}),
  protocol: z.string().optional(),
});

export function makeResource(row: z.input<typeof resourceRow>): Resource {
  const { kind, name, labels, protocol } = resourceRow.parse(row);
  const id = kind === 'kube_resource' ? `/demo/${name}` : `/demo/${kind}/${name}`;
  return {
    id,
    kind,
    name,
    labels,
    description: '',
    protocol: protocol ?? defaultProtocols[kind],
  };
}

/** Whom roles are filled in for, in tables that name nobody. */
export function bearerOf(traits: z.output<typeof traitsRow>): Bearer {
  return { name: 'alice', traits };
}

/** `any`, the logins that a request names on a machine, or a whole constraint. */
export const constraintRow = z
  .union([z.literal('any'), z.array(z.string()), constraintSchema])
  .default('any');

export function makeConstraint(row: z.output<typeof constraintRow>): Constraint {
  if (row === 'any') return { type: 'by-role' };
  return Array.isArray(row) ? { type: 'ssh_logins', logins: row } : row;
}
