import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiInput } from '#shared/api/contract';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import { approve, ask, startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';

let rig: ClusterRig;
let alice: ApiCaller;
beforeEach(async () => {
  rig = await startClusterRig();
  alice = await rig.signedIn('alice');
});
afterEach(() => rig.close());

type Input = ApiInput<'resources.search'>;
const all: Input = { query: '', kinds: [], labels: {}, show: 'all', cursor: null, limit: 200 };

async function names(more: Partial<Input>): Promise<string[]> {
  const { rows } = await alice.call('resources.search', { ...all, ...more });
  return rows.map((row) => row.resource.name);
}

describe('searching over the API', () => {
  it('finds by a predicate what trying each row finds', async () => {
    const { rows } = await alice.call('resources.search', all);
    const expected = rows.filter(
      ({ resource }) => resource.name.startsWith('i') || resource.name.includes('computer'),
    );
    expect(expected.length).toBeGreaterThan(1);
    const predicate = 'hasPrefix(name, "i") || contains(name, "computer")';
    expect(await names({ predicate })).toEqual(expected.map((row) => row.resource.name));
    expect(await names({ predicate: `${predicate} && name == "iot"`, query: 'iot' })).toEqual([
      'iot',
    ]);
    const nothing = await alice.call('resources.search', { ...all, predicate: 'name == "none"' });
    expect(nothing).toMatchObject({ total: 0, emptyReason: expect.stringContaining('matches') });
  });

  it('says where a predicate is wrong', async () => {
    await expect(names({ predicate: 'labels.env = "prod"' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'Write == instead of =.',
      field: 'predicate',
      span: { offset: 11, length: 1 },
    });
  });

  it('counts the labels of all pages', async () => {
    const whole = await alice.call('resources.search', { ...all, countLabels: true });
    const first = await alice.call('resources.search', { ...all, limit: 1, countLabels: true });
    expect(first.labelCounts).toEqual(whole.labelCounts);
    for (const { key, values } of whole.labelCounts ?? [])
      for (const { value, count } of values) {
        const labels = { [key]: value };
        expect((await alice.call('resources.search', { ...all, labels })).total).toBe(count);
      }
    expect(whole.labelCounts).not.toEqual([]);
    expect(await alice.call('resources.search', all)).not.toHaveProperty('labelCounts');
  });

  it('follows roles and requests as they change', async () => {
    const bob = await rig.signedIn('bob');
    const dana = await rig.signedIn('dana');
    expect(await names({ show: 'mine' })).toEqual([]);
    await approve(bob, await ask(alice, { iot: ['alice'] }));
    expect(await names({ show: 'mine' })).toEqual(['iot']);
    expect((await names({ show: 'requestable' })).length).toBeGreaterThan(1);
    const requester = 'kind: role\nversion: v7\nmetadata: { name: requester }\nspec: {}\n';
    await dana.call('config.apply', { fileName: 'requester.yaml', yaml: requester });
    expect(await names({ show: 'requestable' })).toEqual([]);
  });
});
