import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { passwordSchema, userNameSchema } from '#shared/api/procedures/names';
import { ExpectedError } from '#shared/api/errors';
import { loginSchema } from '#shared/model/principal-schema';
import type { StartInput } from '../protocol';
import { planConfig } from '../administration/apply-config';
import type { Ledger } from '../audit/ledger';
import type { KeyWrapper } from '../authority/key-wrapper';
import type { ClusterIdentity } from '../backend';
import { drawnParameters, hashPassword, scryptParameters } from '../identity/scrypt';
import type { ConfigFile, UserDocument } from '../policy/config-documents';
import { loadDemo, loadPresetRoles } from '../presets/presets';
import { keepSecret } from '../secret-file';
import type { PasswordRecord, UserRecord } from '../store/records';
import type { Write } from '../store/repository';
import { startBuiltInNodes, type BuiltInNodeOptions, type BuiltInNodes } from './built-in-nodes';

type Create = NonNullable<StartInput['create']>;

const ownSchema = z.object({
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{0,62}$/i,
      'is not a cluster name such as "home" or "ops.example.com"',
    ),
  user: userNameSchema,
  password: passwordSchema,
});

/** What the first user of a cluster of one's own may do: everything but use machines without asking. */
const ownerRoles = ['editor', 'auditor', 'reviewer', 'requester'];

/** Checks what a person typed. @throws ExpectedError `invalid_input`, naming the field */
export function identityFor(create: Create): ClusterIdentity {
  const id = randomUUID();
  if (create.type === 'demo') return { id, name: 'demo', demo: true };
  const parsed = ownSchema.safeParse(create);
  if (parsed.success) return { id, name: parsed.data.name, demo: false };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new ExpectedError('invalid_input', `The ${field} ${issue?.message ?? 'is missing'}.`, {
    field,
  });
}

/**
 * Fills a new store, all of it in one transaction: roles, users and nodes come from files, by the same way that an
 * administrator's file takes.
 */
export async function fillNewCluster(
  ledger: Ledger,
  cluster: ClusterIdentity,
  create: Create,
  options: BuiltInNodeOptions,
): Promise<BuiltInNodes | null> {
  const file = create.type === 'demo' ? merge(loadPresetRoles(), loadDemo()) : loadPresetRoles();
  const builtIn = file.documents.flatMap((document) =>
    document.kind === 'node' && document.subKind === 'built-in'
      ? [{ nodeId: randomUUID(), name: document.name, port: 0 }]
      : [],
  );
  const served = builtIn.length > 0 ? await startBuiltInNodes(builtIn, options) : null;
  const parameters = create.type === 'demo' ? drawnParameters : scryptParameters;
  const passwords = await hashed(await passwordsFor(create, file, options), parameters);
  await ledger.write((state, now) => {
    const plan = planConfig(state, now, {
      file,
      fileName: 'presets',
      cluster,
      by: 'cluster',
      builtIn: (name) => served?.places.get(name) ?? null,
    });
    const owner = create.type === 'own' ? [newOwner(create.user, now)] : [];
    const writes: Write[] = [
      ...plan.writes,
      ...owner.map((user) => ({ type: 'user' as const, user })),
    ];
    const users = writes.flatMap((write) => (write.type === 'user' ? [write.user] : []));
    for (const user of users) {
      const password = passwords.get(user.name);
      if (password) writes.push({ type: 'password', password: { ...password, user: user.id } });
    }
    writes.push({ type: 'setting', key: 'cluster', value: cluster });
    const created = { type: 'cluster.create', actor: 'cluster', data: { ...cluster } };
    return { ...plan, writes, audit: [created, ...plan.audit], result: undefined };
  });
  return served;
}

/** Hashes passwords, each by its user's name; whose it is in the store is known later. */
async function hashed(
  passwords: ReadonlyMap<string, string>,
  parameters: Parameters<typeof hashPassword>[2],
): Promise<ReadonlyMap<string, Omit<PasswordRecord, 'user'>>> {
  const pairs = [...passwords].map(
    async ([name, password]) => [name, await hashPassword('', password, parameters)] as const,
  );
  return new Map(await Promise.all(pairs));
}

function newOwner(name: string, now: number): UserRecord {
  const logins = loginSchema.safeParse(name).success ? [name] : [];
  return {
    id: randomUUID(),
    name,
    roles: ownerRoles,
    traits: { logins },
    description: '',
    created: now,
    deleted: null,
    source: '',
    version: 1,
  };
}

async function passwordsFor(
  create: Create,
  file: ConfigFile,
  options: BuiltInNodeOptions,
): Promise<ReadonlyMap<string, string>> {
  if (create.type === 'own') return new Map([[create.user, create.password]]);
  const names = file.documents
    .filter((document): document is UserDocument => document.kind === 'user')
    .map((document) => document.name);
  return demoPasswords(options, names);
}

/**
 * The demo users' passwords, random for each installation, kept so that a restart can show them again.
 *
 * @param names for whom they are made at the first use
 */
export function demoPasswords(
  options: { readonly dataDir: string; readonly wrapper: KeyWrapper | null },
  names: readonly string[],
): ReadonlyMap<string, string> {
  const { dataDir, wrapper } = options;
  const json = keepSecret({
    path: join(dataDir, 'demo-passwords.json'),
    name: 'demo passwords',
    wrapper,
    make: () =>
      Buffer.from(
        JSON.stringify(names.map((name) => [name, randomBytes(16).toString('base64url')])),
      ),
  });
  const pairs = z.array(z.tuple([z.string(), z.string()])).parse(JSON.parse(json.toString('utf8')));
  return new Map(pairs);
}

function merge(...files: readonly ConfigFile[]): ConfigFile {
  return {
    documents: files.flatMap(({ documents }) => documents),
    notes: files.flatMap(({ notes }) => notes),
  };
}
