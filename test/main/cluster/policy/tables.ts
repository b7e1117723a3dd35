import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Resource } from '#shared/model/resource';
import type { Role, RoleLookup } from '#shared/model/role';
import type { Constraint } from '#shared/model/constraint';
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

export const resourceRow = z.strictObject({
  kind: z.enum(['node', 'db']).default('node'),
  name: z.string(),
  labels: z.record(z.string(), z.string()),
});

export function makeResource({ kind, name, labels }: z.output<typeof resourceRow>): Resource {
  return { id: `/demo/${kind}/${name}`, kind, name, labels, description: '' };
}

/** `any`, or the logins that a request names. */
export const loginsRow = z.union([z.literal('any'), z.array(z.string())]).default('any');

export function makeConstraint(logins: z.output<typeof loginsRow>): Constraint {
  return logins === 'any' ? { type: 'by-role' } : { type: 'ssh_logins', logins };
}
