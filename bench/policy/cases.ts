import { roleSchema, type Role } from '#shared/model/role';
import type { Resource } from '#shared/model/resource';

/** A question about one login on one machine. */
export interface Case {
  readonly resource: Resource;
  readonly login: string;
}

const environments = ['prod', 'staging', 'dev', 'test'];
const teams = Array.from({ length: 10 }, (_, index) => `team-${index}`);
const regions = Array.from({ length: 8 }, (_, index) => `region-${index}`);
const tiers = ['web', 'db', 'cache', 'queue'];
const logins = ['root', 'deploy', 'alice', 'ubuntu', 'postgres', 'viewer', 'backup', 'nobody'];

function pick<T>(list: readonly T[], at: number): T {
  const value = list[at % list.length];
  if (value === undefined) throw new Error('Nothing to pick from.');
  return value;
}

/** A hundred roles of which each fits some machines and some logins; every tenth denies something too. */
export function benchRoles(count = 100): Role[] {
  return Array.from({ length: count }, (_, index) => {
    const node_labels = {
      env: [pick(environments, index), pick(environments, index + 1)],
      team: [pick(teams, index * 3), pick(teams, index * 3 + 1)],
      ...(index % 2 === 0 ? { region: [pick(regions, index), pick(regions, index + 3)] } : {}),
    };
    const given = [pick(logins, index), pick(logins, index * 5 + 2)];
    const deny =
      index % 10 === 7
        ? { node_labels: { env: ['prod'], team: [pick(teams, index)], tier: ['db'] } }
        : index % 10 === 3
          ? { logins: ['nobody'] }
          : {};
    const spec = { allow: { node_labels, logins: [...new Set(given)] }, deny };
    const metadata = { name: `role-${String(index).padStart(3, '0')}` };
    return roleSchema.parse({ kind: 'role', version: 'v7', metadata, spec });
  });
}

/** Distinct questions in an order of no meaning, always the same. */
export function benchCases(): Case[] {
  const cases: Case[] = [];
  for (const env of environments)
    for (const team of teams)
      for (const region of regions)
        for (const tier of tiers)
          for (const login of logins) {
            const name = `${env}-${team}-${region}-${tier}`;
            const labels = { env, team, region, tier, host: name };
            const id = `/bench/node/${name}`;
            const resource: Resource = {
              id,
              kind: 'node',
              name,
              labels,
              description: '',
              protocol: 'ssh',
            };
            cases.push({ resource, login });
          }
  return shuffled(cases).slice(0, 10_000);
}

/** Shuffles by a small generator with a fixed seed (mulberry32, public domain). */
function shuffled<T>(list: readonly T[]): T[] {
  const result = [...list];
  let seed = 0x9e3779b9;
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [result[at], result[other]];
    if (one !== undefined && two !== undefined) [result[at], result[other]] = [two, one];
  }
  return result;
}
