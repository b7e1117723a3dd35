import { describe, expect, it } from 'vitest';
import type { Choices } from '#shared/model/principal';
import type { ResourceKind } from '#shared/model/resource';
import { ok } from '#shared/lib/result';
import { createWhyStore, firstPrincipal } from '../../../src/renderer/stores/why-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile, aResource } from '../../helpers/window-builders';

const resource = aResource(1).id;
const question = { profileId: aliceProfile, resource, name: 'iot', kind: 'node' } as const;
const decision = { allowed: false, reason: 'No role allows it.', trace: [] };
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const bridge = createFakeBridge({ api: { 'access.explain': () => ok(decision) } });
  return { bridge, why: createWhyStore(bridge) };
}

describe('the principal to begin with', () => {
  it.each<[ResourceKind, Choices, object]>([
    ['node', { login: ['alice', 'deploy'] }, { login: 'alice' }],
    ['db', { db_user: ['*', 'x'], db_name: ['y'], db_role: ['z'] }, { db_user: 'x', db_name: 'y' }],
    [
      'kube_cluster',
      { kubernetes_group: ['g'], kubernetes_user: ['u'] },
      { kubernetes_group: 'g' },
    ],
    ['app', {}, {}],
  ])('of a %s with %j is %j', (kind, choices, principal) => {
    expect(firstPrincipal(kind, choices)).toEqual(principal);
  });
});

describe('asking why', () => {
  it('begins with the first principal, as the one who asks', async () => {
    const { bridge, why } = setUp();
    why.open({ ...question, choices: { login: ['alice', 'deploy'] } });
    await settled();
    const input = { resource, principal: { login: 'alice' }, user: null };
    expect(bridge.apiCalls).toEqual([{ name: 'access.explain', input }]);
    expect(why.store.getState().decision).toEqual(decision);
  });

  it('goes on with another principal, or another user', async () => {
    const { bridge, why } = setUp();
    why.open({ ...question, choices: {}, user: 'bob' });
    await why.ask({ login: 'root' }, 'carol');
    expect(bridge.apiCalls.map(({ input }) => input)).toEqual([
      { resource, principal: {}, user: 'bob' },
      { resource, principal: { login: 'root' }, user: 'carol' },
    ]);
  });

  it('drops an answer that comes after the dialog was closed', async () => {
    const { why } = setUp();
    why.open({ ...question, choices: { login: ['alice'] } });
    why.close();
    await settled();
    expect(why.store.getState()).toMatchObject({ question: null, decision: null });
  });
});
