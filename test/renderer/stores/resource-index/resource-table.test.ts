import { expect, it } from 'vitest';
import { aRow, tableOf } from './rows';

const rows = [
  aRow('Älpha', { id: '/cluster/db/Älpha', kind: 'db', labels: { env: 'prod', a: '' } }),
  aRow('beta', { description: 'The second' }, { locked: 'Broken into.', requests: ['1'] }),
  aRow('beta', { id: '/other/node/0' }),
];

it('gives back what it was given', () => {
  const table = tableOf(rows);
  const given = new Map(rows.map((row) => [row.resource.id, row]));
  expect(table.count).toBe(3);
  for (let at = 0; at < table.count; at++) expect(table.row(at)).toEqual(given.get(table.id(at)));
  expect(table.rowOf('beta', '/other/node/0')).not.toBe(table.rowOf('beta', '/cluster/node/beta'));
  expect(table.rowOf('beta', '/nowhere/node/0')).toBeNull();
});

it('takes in more after it was trimmed, and takes less room by that', () => {
  const table = tableOf(Array.from({ length: 3_000 }, (_, at) => aRow(`m-${1_000 + at}`)));
  const before = table.bytes;
  table.trim();
  expect(table.bytes).toBeLessThan(before);
  table.add(aRow('z-1', { labels: { k: 'v' } }));
  expect(table.row(3_000)).toMatchObject({ resource: { name: 'z-1', labels: { k: 'v' } } });
  expect(table.name(2_999)).toBe('m-3999');
});

it('learns what may be done now, and of nothing that is described otherwise', () => {
  const table = tableOf(rows);
  const row = rows[1] ?? expect.fail();
  const at = table.rowOf('beta', row.resource.id) ?? expect.fail();
  expect(table.learn({ ...row, state: 'granted', available: { login: ['root'] } })).toBe(true);
  expect(table.row(at)).toMatchObject({ state: 'granted', available: { login: ['root'] } });
  expect(table.learn({ ...row, resource: { ...row.resource, labels: { new: '1' } } })).toBe(false);
  expect(table.learn(aRow('gamma'))).toBe(false);
});
