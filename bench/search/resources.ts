import { createHash } from 'node:crypto';
import type { Resource } from '#shared/model/resource';

export const resourceCount = 100_000;

const services = ['web', 'api', 'db', 'cache', 'queue', 'auth', 'billing', 'search', 'mail', 'iot'];
const environments = ['prod', 'staging', 'dev', 'test'];
const regions = ['eu-west-1', 'eu-central-1', 'us-east-1', 'us-west-2', 'ap-south-1', 'sa-east-1'];
const systems = ['Linux', 'Windows', 'FreeBSD'];

function pick(from: readonly string[], index: number): string {
  return from[index % from.length] ?? '';
}

/** Spreads neighbours apart, the same in every run. */
function mixed(index: number, salt: number): number {
  return (Math.imul(index + salt, 0x9e_37_79_b1) ^ Math.imul(salt, 0x85_eb_ca_6b)) >>> 8;
}

/** A machine of a large company: six labels that many share, and for every third one that no other has. */
export function resourceAt(index: number): Resource {
  const hex = createHash('md5').update(String(index)).digest('hex');
  const parts = [0, 8, 12, 16, 20].map((from, part) => hex.slice(from, [8, 12, 16, 20, 32][part]));
  const [service, env] = [pick(services, mixed(index, 1)), pick(environments, mixed(index, 2))];
  const region = pick(regions, mixed(index, 3));
  const labels: Record<string, string> = {
    env,
    region,
    service,
    team: `team-${mixed(index, 4) % 40}`,
    os: pick(systems, mixed(index, 5)),
    rack: `r${mixed(index, 6) % 50}`,
  };
  if (index % 3 === 0) labels['aws/instance-id'] = `i-${hex.slice(0, 17)}`;
  const name = `${service}-${env}-${region}-${String(index).padStart(5, '0')}`;
  const id = `/bench/node/${parts.join('-')}`;
  return { id, kind: 'node', name, labels, description: '', protocol: 'ssh' };
}

export function* allResources(): Iterable<Resource> {
  for (let index = 0; index < resourceCount; index++) yield resourceAt(index);
}

const someRows = [7, 4_242, 17_017, 50_001, 99_996];

/** What people type: parts of names, whole ones, labels, several words, ids, very common words, and ones that are nowhere. */
export const wordQueries: readonly string[] = [
  ...services,
  ...environments,
  ...regions,
  ...someRows.flatMap((row) => {
    const { id, name } = resourceAt(row);
    return [name, name.slice(-5), id.slice(-12), id.slice(12, 20), `${name.slice(0, 4)} ${row}`];
  }),
  ...['env=prod', 'env:prod', 'rack=r7', 'team-17', 'linux', 'instance-id', '-1', '-', 'e', '00'],
  ...['web prod', 'prod web eu', 'db eu-west-1 team-3', 'linux prod api r12', 'east staging mail'],
  ...['nowhere', 'prod nowhere', 'zzz', 'webb', 'env=production', 'team-99', 'qqq eu'],
];

export const predicates: readonly string[] = [
  'labels.env == "prod"',
  'labels["env"] == "prod" && labels.region != "eu-west-1"',
  'labels["aws/instance-id"] != ""',
  'exists(labels["aws/instance-id"]) && hasPrefix(name, "web-")',
  'hasPrefix(labels["aws/instance-id"], "i-0")',
  `name == "${resourceAt(50_001).name}"`,
  'hasPrefix(name, "billing-prod")',
  'contains(name, "prod-eu")',
  '!contains(name, "-1-")',
  'contains(split(name, "-"), "17017")',
  'equals(labels.service, "iot") || equals(labels.os, "FreeBSD")',
  'search("web prod") && labels.rack == "r7"',
  'search("e")',
  'resource.kind == "node" && !(labels.env == "dev" || labels.env == "test")',
  'resource.kind == "db"',
  'hasPrefix(name, labels.service)',
  'labels.env == "nowhere"',
  'labels.env == "prod" && labels.team == "team-3" && hasPrefix(name, "a") && !search("linux")',
];
