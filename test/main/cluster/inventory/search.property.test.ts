import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Resource } from '#shared/model/resource';
import { createInventory, type Inventory } from '#main/cluster/inventory/inventory';
import { parsePredicate } from '#main/cluster/inventory/predicate/parse';
import type { SeesAlike } from '#main/cluster/inventory/visibility';
import { countPlainly, hasWord, searchPlainly } from './oracle';

const keys = ['env', 'team', '__proto__', 'a:b'] as const;
const word = fc.oneof(
  fc.stringMatching(/^[abAB:=/-]{1,4}$/),
  fc.constantFrom('env=a', 'ENV:b', 'team', 'a:b:a', '/demo/node/a', '/node/', 'demo'),
);
const value = fc.stringMatching(/^[abAB:-]{0,3}$/);
const labels = fc
  .array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs));
const resource: fc.Arbitrary<Resource> = fc
  .record({
    id: fc.stringMatching(/^[ab/]{1,5}$/),
    kind: fc.constantFrom('node', 'db'),
    name: fc.stringMatching(/^[abAB-]{1,6}$/),
    labels,
  })
  .map(({ id, kind, name, labels }) => {
    return { id: `/demo/${kind}/${id}`, kind, name, labels, description: '', protocol: 'ssh' };
  });

/** A predicate as text, and what it means in plain code. */
interface Said {
  readonly text: string;
  /** How many conditions stand in it. */
  readonly atoms: number;
  readonly holds: (resource: Resource) => boolean;
}
interface SaidText {
  readonly text: string;
  readonly of: (resource: Resource) => string;
}

const saidText: fc.Arbitrary<SaidText> = fc.oneof(
  fc.constant({ text: 'name', of: ({ name }: Resource) => name }),
  fc.constant({ text: 'resource.kind', of: ({ kind }: Resource) => kind }),
  fc.constantFrom(...keys).map((key) => ({
    text: `labels["${key}"]`,
    of: ({ labels }: Resource) => (Object.hasOwn(labels, key) ? (labels[key] ?? '') : ''),
  })),
  fc.oneof(value, fc.constantFrom('node', 'db')).map((literal) => ({
    text: `"${literal}"`,
    of: () => literal,
  })),
);
const saidAtom: fc.Arbitrary<Said> = fc.oneof(
  fc.tuple(saidText, saidText, fc.integer({ min: 0, max: 4 })).map(([a, b, form]): Said => {
    const texts = [`${a.text} == ${b.text}`, `${a.text} != ${b.text}`];
    texts.push(`hasPrefix(${a.text}, ${b.text})`, `contains(${a.text}, ${b.text})`);
    texts.push(`contains(split(${a.text}, "-"), ${b.text})`);
    const holds = (each: Resource) => {
      const [left, right] = [a.of(each), b.of(each)];
      const all = [left === right, left !== right, left.startsWith(right), left.includes(right)];
      return [...all, left.split('-').includes(right)][form] === true;
    };
    return { text: texts[form] ?? '', atoms: 1, holds };
  }),
  fc.constantFrom(...keys).map((key): Said => {
    const holds = (each: Resource) => Object.hasOwn(each.labels, key);
    return { text: `exists(labels["${key}"])`, atoms: 1, holds };
  }),
  fc.array(word, { minLength: 1, maxLength: 2 }).map((words): Said => {
    const holds = (each: Resource) => words.every((one) => hasWord(each, one));
    return { text: `search("${words.join(' ')}")`, atoms: 1, holds };
  }),
);
const { said } = fc.letrec<{ said: Said }>((tie) => ({
  said: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    saidAtom,
    tie('said').map(({ text, atoms, holds }): Said => {
      return { text: `!(${text})`, atoms, holds: (each) => !holds(each) };
    }),
    fc.tuple(tie('said'), tie('said')).map(([a, b]): Said => {
      const holds = (each: Resource) => a.holds(each) && b.holds(each);
      const text = `(${a.text}) && ${a.text} && (${b.text})`;
      return { text, atoms: 2 * a.atoms + b.atoms, holds };
    }),
    fc.tuple(tie('said'), tie('said')).map(([a, b]): Said => {
      const holds = (each: Resource) => a.holds(each) || b.holds(each);
      return { text: `((${a.text}) || (${b.text}))`, atoms: a.atoms + b.atoms, holds };
    }),
  ),
}));

/** Longer and deeper ones are refused, which the parser's own tests show. */
const saidWithinLimits = said.filter(
  ({ text, atoms }) => atoms <= 50 && text.length <= 4_096 && nesting(text) <= 50,
);

/** How deep the brackets and negations stand in one another, at the most. */
function nesting(text: string): number {
  let deepest = 0;
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 2;
    if (letter === ')') depth -= 2;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const change = fc.oneof(
  { weight: 3, arbitrary: resource.map((put) => ({ put })) },
  { weight: 1, arbitrary: fc.nat().map((remove) => ({ remove })) },
  { weight: 1, arbitrary: fc.constant({ look: true }) },
);
const question = fc.record({
  words: fc.array(word, { maxLength: 3 }),
  said: fc.option(saidWithinLimits, { nil: null }),
  kinds: fc.subarray(['node', 'db'] as const),
  labels: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, labels),
  seen: fc.constantFrom('all', 'none', 'env', 'kind'),
  limit: fc.integer({ min: 1, max: 4 }),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
const everything: SeesAlike = () => true;

/** Makes the changes in an inventory and in a plain map. */
function follow(changes: readonly Change[]) {
  const inventory = createInventory();
  const plain = new Map<string, Resource>();
  for (const each of changes) {
    if ('put' in each) {
      inventory.put(each.put);
      plain.set(each.put.id, each.put);
    } else if ('remove' in each) {
      const id = [...plain.keys()][each.remove % Math.max(1, plain.size)] ?? 'none';
      inventory.remove(id);
      plain.delete(id);
    } else inventory.hasAny({ alike: [everything], alone: [] });
  }
  return { inventory, plain };
}

function wholeSearch(
  inventory: Inventory,
  options: Omit<Parameters<Inventory['search']>[0], 'row' | 'cursor'>,
) {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: ReturnType<typeof inventory.search<string>> = inventory.search<string>({
      ...options,
      cursor,
      row: ({ id }) => id,
    });
    ids.push(...page.rows);
    cursor = page.next;
    expect(page.rows.length).toBeLessThanOrEqual(options.limit);
    if (cursor === null) return { ids, total: page.total, labelCounts: page.labelCounts };
  }
}

test('every search finds what trying each resource finds, whatever changed before', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), question, (changes, asked) => {
      const { inventory, plain } = follow(changes);
      const sees: SeesAlike = ({ kind, labels }) =>
        asked.seen === 'all' ||
        (asked.seen === 'env' && Object.hasOwn(labels, 'env')) ||
        (asked.seen === 'kind' && kind === 'node');
      const alone = [...plain.keys()].filter((_, index) => index % 5 === 0);
      const predicate = asked.said ? parsePredicate(asked.said.text) : null;
      if (predicate && !predicate.ok) throw new Error(predicate.error.message);
      const expected = searchPlainly(plain.values(), {
        ...asked,
        sees: (each) => sees(each) || alone.includes(each.id),
        holds: asked.said?.holds ?? (() => true),
      });
      const { ids, total, labelCounts } = wholeSearch(inventory, {
        query: asked.words.join(' '),
        predicate: predicate?.value ?? null,
        kinds: asked.kinds,
        labels: asked.labels,
        visibility: {
          alike: [asked.seen === 'all' ? everything : sees],
          alone: [...alone, 'unknown'],
        },
        limit: asked.limit,
        countLabels: true,
      });
      expect(ids).toEqual(expected.map(({ id }) => id));
      expect(total).toBe(expected.length);
      const counts = countPlainly(expected);
      for (const { key, values } of labelCounts)
        for (const { value, count } of values) expect(counts.get(`${key}=${value}`)).toBe(count);
    }),
    { numRuns: 2_000 },
  );
});

test('label counts name the most frequent keys and values, and how many more there are', () => {
  const inventory = createInventory();
  for (let index = 0; index < 30; index++) {
    const env = index % 3 === 0 ? 'prod' : 'dev';
    const labels = { env, host: `h${index}`, ...(index < 5 && { rare: 'x' }) };
    const id = `/demo/node/${index}`;
    inventory.put({
      id,
      kind: 'node',
      name: `n${index}`,
      labels,
      description: '',
      protocol: 'ssh',
    });
  }
  const { labelCounts } = wholeSearch(inventory, {
    query: '',
    predicate: null,
    kinds: [],
    labels: {},
    visibility: { alike: [everything], alone: [] },
    limit: 100,
    countLabels: true,
  });
  expect(labelCounts.map(({ key, more }) => [key, more])).toEqual([
    ['env', 0],
    ['host', 22],
    ['rare', 0],
  ]);
  expect(labelCounts[0]?.values).toEqual([
    { value: 'dev', count: 20 },
    { value: 'prod', count: 10 },
  ]);
  expect(labelCounts[1]?.values).toHaveLength(8);
});
