import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '#shared/api/errors';
import type { Resource } from '#shared/model/resource';
import { createInventory, type Inventory } from '#main/cluster/inventory/inventory';
import type { SeesAlike } from '#main/cluster/inventory/visibility';
import { createReach } from '#main/cluster/policy/reach';
import { loadPresetRoles } from '#main/cluster/presets/presets';

function node(name: string, labels: Record<string, string> = {}, id = name): Resource {
  return { id: `/demo/node/${id}`, kind: 'node', name, labels, description: '', protocol: 'ssh' };
}

function inventoryOf(...resources: Resource[]): Inventory {
  const inventory = createInventory();
  inventory.replaceAll(resources);
  return inventory;
}

interface Options {
  readonly labels?: Record<string, string>;
  readonly kinds?: Resource['kind'][];
  readonly sees?: SeesAlike;
  readonly alone?: string[];
  readonly cursor?: string | null;
  readonly limit?: number;
}

function search(inventory: Inventory, query: string, options: Options = {}) {
  const { labels = {}, kinds = [], cursor = null, limit = 100 } = options;
  const { labelCounts: _, ...page } = inventory.search({
    query,
    predicate: null,
    labels,
    kinds,
    visibility: { alike: [options.sees ?? (() => true)], alone: options.alone ?? [] },
    cursor,
    limit,
    countLabels: false,
    row: ({ name }) => name,
  });
  return page;
}

describe('what is found', () => {
  const inventory = inventoryOf(
    node('web-1', { env: 'prod', os: 'Linux' }, 'b1168402-9340'),
    node('web-2', { env: 'dev' }),
    node('db', { env: 'prod', feeds: 'web' }),
    node('old-web', { env: 'prod' }),
    node('web', { env: 'test' }),
    { ...node('orders', { env: 'prod' }), id: '/demo/db/orders', kind: 'db' },
  );

  test.each([
    ['no words: everything, by name', '', ['db', 'old-web', 'orders', 'web', 'web-1', 'web-2']],
    [
      'the very name first, then names that start so, then those that hold it, then the rest',
      'web',
      ['web', 'web-1', 'web-2', 'old-web', 'db'],
    ],
    ['upper case as lower case', 'WEB-1', ['web-1']],
    ['a value of a label, in any case', 'linux', ['web-1']],
    ['a label as people write it', 'env=prod', ['db', 'old-web', 'orders', 'web-1']],
    ['a label as files write it', 'env:dev', ['web-2']],
    ['a part of the id', '9340', ['web-1']],
    ['a whole id', '/demo/node/b1168402-9340', ['web-1']],
    ['the cluster and kind of ids do not match everything', 'demo', []],
    ['every word must occur', 'prod web', ['web-1', 'old-web', 'db']],
    ['words in any order', 'web prod', ['web-1', 'old-web', 'db']],
    ['a word that occurs nowhere', 'web nowhere', []],
    ['a word twice is a word', 'db db', ['db']],
    ['an expression is text', 'web.*', []],
    ['spaces only', '   ', ['db', 'old-web', 'orders', 'web', 'web-1', 'web-2']],
  ])('%s', (_, query, names) => {
    const page = search(inventory, query);
    expect(page.rows).toEqual(names);
    expect(page).toMatchObject({ total: names.length, next: null });
  });

  test('narrowed by labels, kinds and what the caller may know', () => {
    expect(search(inventory, 'web', { labels: { env: 'prod' } }).rows).toEqual([
      'web-1',
      'old-web',
      'db',
    ]);
    expect(search(inventory, '', { labels: { env: 'pro' } }).rows).toEqual([]);
    expect(search(inventory, '', { kinds: ['db'] }).rows).toEqual(['orders']);
    const sees: SeesAlike = ({ labels }) => labels['env'] === 'prod';
    const page = search(inventory, '', { sees, alone: ['/demo/node/web', 'gone'], limit: 3 });
    expect(page).toMatchObject({ rows: ['db', 'old-web', 'orders'], total: 5 });
    expect(search(inventory, '', { sees: () => false, alone: ['/demo/node/web'] }).rows).toEqual([
      'web',
    ]);
  });
});

describe('changes', () => {
  test('are seen by the next search', () => {
    const inventory = inventoryOf(node('a'), node('b'));
    inventory.put(node('c'));
    inventory.remove('/demo/node/a');
    inventory.remove('/demo/node/unknown');
    expect(search(inventory, '').rows).toEqual(['b', 'c']);
    inventory.put({ ...node('b', { env: 'prod' }), name: 'z' });
    expect(search(inventory, '').rows).toEqual(['c', 'z']);
    expect(search(inventory, 'prod').rows).toEqual(['z']);
    expect(inventory.get('/demo/node/b')?.name).toBe('z');
    inventory.replaceAll([node('only')]);
    expect(inventory.all().map(({ name }) => name)).toEqual(['only']);
  });

  test('equal labels are one object, whatever their order', () => {
    const inventory = inventoryOf(node('a', { x: '1', y: '2' }), node('b', { y: '2', x: '1' }));
    const [a, b] = inventory.all();
    expect(a?.labels).toBe(b?.labels);
  });
});

describe('pages', () => {
  test('hold each row once and in order, whatever is added or removed before them', () => {
    const inventory = inventoryOf(...['a', 'c', 'e', 'g', 'i'].map((name) => node(name)));
    const first = search(inventory, '', { limit: 2 });
    inventory.put(node('b'));
    inventory.remove('/demo/node/c');
    inventory.put(node('f'));
    const second = search(inventory, '', { limit: 2, cursor: first.next });
    const third = search(inventory, '', { limit: 2, cursor: second.next });
    expect([first.rows, second.rows, third.rows]).toEqual([
      ['a', 'c'],
      ['e', 'f'],
      ['g', 'i'],
    ]);
    expect(third.next).toBeNull();
  });

  test('together are the whole, for any words and page size', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[ab]{1,4}$/), { maxLength: 12 });
    fc.assert(
      fc.property(names, fc.stringMatching(/^[ab]{0,2}$/), fc.integer({ min: 1, max: 4 }), pages),
      { numRuns: 300 },
    );
    function pages(all: string[], query: string, limit: number) {
      const inventory = inventoryOf(...all.map((name) => node(name)));
      const whole = search(inventory, query);
      expect([...whole.rows].sort()).toEqual(all.filter((each) => each.includes(query)).sort());
      const rows: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { rows: string[]; next: string | null } = search(inventory, query, {
          limit,
          cursor,
        });
        rows.push(...page.rows);
        cursor = page.next;
      } while (cursor !== null);
      expect(rows).toEqual(whole.rows);
    }
  });

  test.each(['', 'x', 'W10', Buffer.from('[9,"a","b"]').toString('base64url')])(
    'a cursor that is not from here is refused: %j',
    (cursor) => {
      expect(() => search(inventoryOf(node('a')), '', { cursor })).toThrow(ExpectedError);
    },
  );
});

describe('kinds', () => {
  test('are counted among what one may know of, each resource once', () => {
    const db = { ...node('orders', { env: 'prod' }), id: '/demo/db/orders', kind: 'db' as const };
    const hidden = node('hidden', { env: 'test' });
    const inventory = inventoryOf(
      node('a', { env: 'prod' }),
      node('b', { env: 'prod' }),
      db,
      hidden,
    );
    const sees = ({ labels }: { readonly labels: Readonly<Record<string, string>> }) =>
      labels['env'] === 'prod';
    const alone = [hidden.id, hidden.id, db.id, '/demo/node/gone'];
    expect(inventory.countKinds({ alike: [sees], alone: [] })).toEqual({ node: 2, db: 1 });
    expect(inventory.countKinds({ alike: [sees], alone })).toEqual({ node: 3, db: 1 });
    expect(inventory.countKinds({ alike: [], alone: [] })).toEqual({});
    inventory.remove(db.id);
    expect(inventory.countKinds({ alike: [sees], alone })).toEqual({ node: 3 });
  });
});

describe('words of any text', () => {
  test('are found where they stand, and never throw', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, text, (name, query) => {
        const inventory = inventoryOf(node(name, { [query]: name }, 'x'), node('other'));
        const { rows } = search(inventory, query);
        const words = query.toLowerCase().split(/\s+/).filter(Boolean);
        if (words.every((word) => name.toLowerCase().includes(word))) expect(rows).toContain(name);
      }),
      { numRuns: 500 },
    );
  });
});

test('100,000 machines are searched with what roles let one see', () => {
  const resources = Array.from({ length: 100_000 }, (_, index) =>
    node(`node-${index}`, { env: ['prod', 'dev', 'test'][index % 3] ?? '', rack: `${index % 50}` }),
  );
  const inventory = inventoryOf(...resources);
  const roles = loadPresetRoles().documents.flatMap((each) =>
    each.kind === 'role' ? [each.role] : [],
  );
  const reach = createReach({ roles, bearer: { name: 'alice', traits: { logins: ['alice'] } } });
  const sees: SeesAlike = (alike) => reach.canSee({ id: '', name: '', description: '', ...alike });
  const page = search(inventory, 'node-999', { sees, limit: 3 });
  expect(page).toMatchObject({ rows: ['node-999', 'node-9990', 'node-99900'], total: 111 });
  expect(search(inventory, 'prod rack=7', { sees }).total).toBe(667);
});
