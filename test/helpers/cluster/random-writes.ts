import fc from 'fast-check';
import type { Write } from '#main/cluster/store/repository';
import { nodeRecord, presetRoles, requestRecord, resourceRecord, userRecord } from './ledger-rig';

/** The few names that random writes use, so that they meet. */
export const randomNames = ['one', 'two', 'three'] as const;

// Users and nodes that every run has from the start, so that what refers to them can be stored.
export const randomUsers = randomNames.map((name) => userRecord(`user-${name}`));
export const randomNodes = randomNames.map((name) => nodeRecord(`node-${name}`));
const requests = randomUsers.flatMap((user) =>
  randomNodes.map((node) => requestRecord(user, node)),
);
const roles = presetRoles();

const at = fc.nat({ max: 2 });
const pick = <T>(from: readonly T[]) => fc.constantFrom(...from);

/** Writes of every kind that the memory keeps, about few enough things that they undo and rename each other. */
export const randomWrite: fc.Arbitrary<Write> = fc.oneof(
  fc
    .record({ user: pick(randomUsers), name: pick(randomNames), gone: fc.boolean() })
    .map(({ user, name, gone }): Write => ({
      type: 'user',
      user: { ...user, name: `${user.name}-${name}`, deleted: gone ? 7 : null },
    })),
  fc.record({ node: pick(randomNodes), name: pick(randomNames) }).map(({ node, name }): Write => ({
    type: 'node',
    node: { ...node, resource: { ...node.resource, name: `${node.resource.name}-${name}` } },
  })),
  pick(randomNodes).map(({ resource }): Write => ({ type: 'node-deleted', id: resource.id })),
  fc
    .record({ name: pick(randomNames), endpoint: pick(randomNames) })
    .map(({ name, endpoint }): Write => ({
      type: 'resource',
      resource: resourceRecord('db', name, { endpoint }),
    })),
  pick(randomNames).map((name): Write => ({ type: 'resource-deleted', id: `/test/db/${name}` })),
  pick(roles).map((role): Write => ({ type: 'role', role })),
  pick(roles).map(({ name }): Write => ({ type: 'role-deleted', name })),
  fc
    .record({ request: pick(requests), state: pick(['PENDING', 'APPROVED', 'DENIED'] as const) })
    .map(({ request, state }): Write => ({ type: 'request', request: { ...request, state } })),
  fc
    .record({ user: pick(randomUsers), generation: at, ended: fc.boolean() })
    .map(({ user, generation, ended }): Write => ({
      type: 'session',
      session: {
        ...{ id: user.id, user: user.id, generation, assumed: [], created: 1, expires: 9_000_000 },
        ended: ended ? 5 : null,
      },
    })),
  fc
    .record({ key: pick(randomNames), value: at })
    .map(({ key, value }): Write => ({ type: 'setting', key, value })),
);

/** What a store holds before random writes come. */
export const randomStart: readonly Write[] = [
  ...randomUsers.map((user) => ({ type: 'user' as const, user })),
  ...randomNodes.map((node) => ({ type: 'node' as const, node })),
];

/** Every name that something may have after random writes. */
export const allRandomNames: readonly string[] = [
  ...randomNames,
  ...['user', 'node'].flatMap((kind) =>
    randomNames.flatMap((first) => [
      `${kind}-${first}`,
      ...randomNames.map((second) => `${kind}-${first}-${second}`),
    ]),
  ),
];
