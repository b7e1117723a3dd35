import { expect, test } from 'vitest';
import type { Resource } from '#shared/model/resource';
import { createInventory, type Inventory } from '#main/cluster/inventory/inventory';
import { parsePredicate } from '#main/cluster/inventory/predicate/parse';
import { countPlainly, hasWord, searchPlainly } from './oracle';

/** The same numbers below a limit in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const services = ['web', 'api', 'Web', 'ΌΣ', 'straße', 'İo'];
const environments = ['prod', 'dev', 'test', ''];

function makeResource(index: number, below: (limit: number) => number): Resource {
  const [service = '', env = ''] = [services[below(6)], environments[below(4)]];
  const kind = below(10) === 0 ? 'db' : 'node';
  const labels: Record<string, string> = { env, service, rack: `r${below(30)}` };
  if (below(3) === 0) labels['host/id'] = `i-${index}-${below(1_000)}`;
  const name = `${service}-${env}-${below(2_000)}`;
  return { id: `/demo/${kind}/${index}`, kind, name, labels, description: '', protocol: 'ssh' };
}

type Holds = (resource: Resource) => boolean;
const label = ({ labels }: Resource, key: string) => labels[key] ?? '';

const predicates: readonly (readonly [string, Holds])[] = [
  ['hasPrefix(name, labels.service)', (each) => each.name.startsWith(label(each, 'service'))],
  ['contains(name, labels.rack)', (each) => each.name.includes(label(each, 'rack'))],
  ['contains(name, labels.env)', (each) => each.name.includes(label(each, 'env'))],
  ['name != labels["host/id"]', (each) => each.name !== label(each, 'host/id')],
  ['hasPrefix(name, resource.kind)', (each) => each.name.startsWith(each.kind)],
  ['hasPrefix(name, "Web-")', ({ name }) => name.startsWith('Web-')],
  ['hasPrefix(name, "web-")', ({ name }) => name.startsWith('web-')],
  ['!contains(name, "-1")', ({ name }) => !name.includes('-1')],
  ['contains(name, "Σ")', ({ name }) => name.includes('Σ')],
  ['contains(split(name, "-"), "7")', ({ name }) => name.split('-').includes('7')],
  ['labels["host/id"] != ""', (each) => label(each, 'host/id') !== ''],
  ['hasPrefix(labels["host/id"], "i-1")', (each) => label(each, 'host/id').startsWith('i-1')],
  ['labels.env != "prod"', (each) => label(each, 'env') !== 'prod'],
  ['resource.kind == "db" || labels.rack == "r7" || contains(name, "99")', isDbOr],
  ['!(exists(labels["host/id"]) && search("r1"))', (each) => !hasHostInR1(each)],
  ['search("host/id") && !search("e")', (each) => hasWord(each, 'host/id') && !hasWord(each, 'e')],
];

function isDbOr(each: Resource): boolean {
  return each.kind === 'db' || each.labels['rack'] === 'r7' || each.name.includes('99');
}

function hasHostInR1(each: Resource): boolean {
  return Object.hasOwn(each.labels, 'host/id') && hasWord(each, 'r1');
}

const words = ['', 'web', 'e', '-', '1', 'prod', 'env=prod', 'rack:r1', 'host/id', 'i-1', 'όσ'];
words.push('web r1', 'prod 9', 'io', 'i̇o', 'straße', 'nowhere', 'web nowhere', '/demo/node/12');

function expectSame(inventory: Inventory, plain: ReadonlyMap<string, Resource>, turn: number) {
  const query = words[turn % words.length] ?? '';
  const [text, holds] = predicates[(turn * 7) % predicates.length] ?? ['', () => true];
  const condition = parsePredicate(text);
  if (!condition.ok) throw new Error(condition.error.message);
  const predicate = turn % 3 === 0 ? null : condition.value;
  const sees: Holds = ({ labels }) => labels['env'] !== 'test';
  const alone = [...plain.keys()].filter((_, index) => index % 97 === 0);
  const expected = searchPlainly(plain.values(), {
    words: query.split(' ').filter(Boolean),
    kinds: turn % 5 === 0 ? ['node'] : [],
    labels: turn % 4 === 0 ? { env: 'prod' } : {},
    sees: (each) => sees(each) || alone.includes(each.id),
    holds: predicate ? holds : () => true,
  });
  const page = inventory.search({
    query,
    predicate,
    kinds: turn % 5 === 0 ? ['node'] : [],
    labels: turn % 4 === 0 ? { env: 'prod' } : {},
    visibility: { alike: [({ labels }) => labels['env'] !== 'test'], alone },
    cursor: null,
    limit: 5_000,
    countLabels: true,
    row: ({ id }) => id,
  });
  expect(page.rows, `${query} ${text}`).toEqual(expected.map(({ id }) => id));
  expect(page.total).toBe(expected.length);
  const counts = countPlainly(expected);
  for (const { key, values } of page.labelCounts)
    for (const { value, count } of values) expect(counts.get(`${key}=${value}`)).toBe(count);
}

test('thousands of resources are found as by trying each, while they come, change and go', () => {
  const below = numbers(20);
  const inventory = createInventory();
  const plain = new Map<string, Resource>();
  for (let index = 0; index < 3_000; index++) {
    const resource = makeResource(index, below);
    plain.set(resource.id, resource);
  }
  inventory.replaceAll(plain.values());
  for (let turn = 0; turn < words.length * predicates.length; turn++) {
    for (let change = 0; change < 1 + (turn % 30); change++) {
      const resource = makeResource(below(4_000), below);
      if (below(3) === 0) {
        plain.delete(resource.id);
        inventory.remove(resource.id);
      } else {
        plain.set(resource.id, resource);
        inventory.put(resource);
      }
    }
    expectSame(inventory, plain, turn);
  }
});
