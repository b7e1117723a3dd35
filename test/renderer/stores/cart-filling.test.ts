import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result';
import type { RequestedResource } from '#shared/model/constraint';
import type { PresetContent } from '#shared/model/request-preset';
import { fillDraft, itemAgain } from '../../../src/renderer/stores/cart-filling';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile, aResource, aRow, clusterName } from '../../helpers/window-builders';

const logins = (id: string, ...names: string[]): RequestedResource => ({
  id,
  constraint: { type: 'ssh_logins', logins: names },
});
const content = (part: Partial<PresetContent>): PresetContent => ({
  roles: [],
  resources: [],
  reason: '',
  accessDuration: null,
  suggestedReviewers: [],
  ...part,
});

/** A cluster with node-1, which has the logins alice and deploy, and a role that may be asked for by name. */
function setUp() {
  const kube = aResource(5, {
    id: `/${clusterName}/kube_cluster/k`,
    kind: 'kube_cluster',
    name: 'k',
  });
  const rows = [
    aRow(1),
    aRow(5, { resource: kube, requestable: { kubernetes_group: ['viewers'] } }),
  ];
  const bridge = createFakeBridge({
    api: {
      'resources.search': ({ query, kinds, show }) => {
        expect(show).toBe('requestable');
        const found = rows.filter(
          ({ resource }) => kinds.includes(resource.kind) && resource.id.includes(query),
        );
        return ok({ rows: found, next: null, total: found.length, emptyReason: '' });
      },
      'requests.askableRoles': () =>
        ok({ rows: [{ name: 'access', description: '', contains: [], longestDuration: 1 }] }),
    },
  });
  const fill = (part: Partial<PresetContent>) =>
    fillDraft(bridge, aliceProfile, content(part), (id) =>
      id.includes('99') ? 'old-web' : undefined,
    );
  return { bridge, fill };
}

describe('a request that is made again', () => {
  it('has the same resources as the same people, the roles, the reason, the time and the reviewers', async () => {
    const { fill } = setUp();
    const filled = await fill({
      roles: ['access'],
      resources: [logins(aResource(1).id, 'deploy')],
      reason: 'INC-1',
      accessDuration: 5,
      suggestedReviewers: ['bob'],
    });
    expect(filled).toMatchObject({
      ok: true,
      value: {
        gone: [],
        draft: {
          items: [{ name: 'node-1', choice: { type: 'chosen', chosen: { login: ['deploy'] } } }],
          roles: ['access'],
          reason: 'INC-1',
          duration: 5,
          reviewers: ['bob'],
          startAt: null,
        },
      },
    });
  });

  it('says what is gone: resources by the name that they had, roles, principals', async () => {
    const { fill } = setUp();
    const lost = aResource(99).id;
    const filled = await fill({
      roles: ['access', 'root-everywhere'],
      resources: [logins(lost, 'alice'), logins(aResource(1).id, 'alice', 'root')],
    });
    expect(filled).toMatchObject({
      ok: true,
      value: {
        draft: { items: [{ choice: { chosen: { login: ['alice'] } } }], roles: ['access'] },
        gone: [
          { what: 'role', name: 'root-everywhere' },
          { what: 'resource', id: lost, name: 'old-web' },
          { what: 'principal', type: 'login', value: 'root', on: 'node-1' },
        ],
      },
    });
  });

  it('finds what is inside a Kubernetes cluster by that cluster', async () => {
    const { fill } = setUp();
    const id = `/${clusterName}/kube:ns:pods/k/web/api-*`;
    const parsed = await fill({
      resources: [{ id, constraint: { type: 'kubernetes', groups: ['viewers'], users: [] } }],
    });
    expect(parsed).toMatchObject({
      ok: true,
      value: { gone: [], draft: { items: [{ id, kind: 'kube_resource', name: 'k' }] } },
    });
  });

  it('is not made at all while the cluster cannot be asked', async () => {
    const { bridge, fill } = setUp();
    const error = { code: 'unreachable' as const, message: 'Gone.', field: null, details: [] };
    bridge.api['resources.search'] = () => err(error);
    expect(await fill({ resources: [logins(aResource(1).id, 'alice')] })).toEqual(err(error));
  });
});

it('goes by role where it did, and where there is nothing to choose', () => {
  const byRole = { id: aResource(1).id, constraint: { type: 'by-role' as const } };
  expect(itemAgain(aRow(1), byRole).item.choice).toEqual({ type: 'by-role' });
  const bare = aRow(1, { requestable: {} });
  expect(itemAgain(bare, logins(aResource(1).id, 'alice'))).toMatchObject({
    item: { choice: { type: 'by-role' } },
    gone: [],
  });
});
