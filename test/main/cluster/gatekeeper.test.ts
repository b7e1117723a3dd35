import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everything } from '#shared/model/session-permissions';
import { checkNodeCertificate } from '#main/cluster/authority/check-node-certificate';
import { createAccessRequests } from '#main/cluster/access/requests';
import { sshAuthority, type SshAuthority } from '#main/cluster/authority/authorities';
import { firstRing } from '#main/cluster/authority/authority-file';
import { makeEd25519Key } from '#main/cluster/authority/make-key';
import { confirmHostKey, nodeViewOf } from '#main/cluster/administration/nodes';
import { createGatekeeper } from '#main/cluster/gatekeeper';
import { createInventory } from '#main/cluster/inventory/inventory';
import { loadClosedRequests } from '#main/cluster/store/closed-requests';
import { fingerprint, publicKeyBlob } from '#main/ssh/public-key';
import type { Gatekeeper, NodeTarget } from '#main/proxy/gatekeeper';
import {
  nodeRecord,
  openLedgerRig,
  presetRoles,
  requestRecord,
  sessionRecord,
  userRecord,
  type LedgerRig,
  lockRecord,
} from '../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
let gatekeeper: Gatekeeper;
const newAuthority = (): SshAuthority => sshAuthority(firstRing(makeEd25519Key(1)));
const node = newAuthority();
const alice = userRecord('alice', { roles: ['access'] });
const session = sessionRecord(alice, { generation: 3 });
const iot = nodeRecord('iot');

beforeEach(async () => {
  rig = await openLedgerRig();
  await rig.put(
    ...presetRoles().map((role) => ({ type: 'role' as const, role })),
    { type: 'user', user: alice },
    { type: 'session', session },
    { type: 'node', node: iot },
  );
  const { ledger, repository } = rig;
  const inventory = createInventory();
  inventory.put(iot.resource);
  const closedRequests = await loadClosedRequests(ledger.state, repository);
  ledger.onWritten((batch) => closedRequests.apply(batch));
  gatekeeper = createGatekeeper({
    ledger,
    inventory,
    closedRequests,
    authorities: { user: newAuthority(), host: newAuthority(), node },
    cluster: { name: 'example.com' },
    requests: createAccessRequests({ ledger }),
    recordings: { open: () => expect.fail('Nothing runs here') },
    now: () => rig.clock.now,
    onFailure: (error) => expect.fail(String(error)),
  });
});
afterEach(() => rig.close());

function attempt(target: string, scope = 'standing') {
  return gatekeeper.decide(
    {
      access: {
        v: 2,
        user: alice.id,
        session: session.id,
        generation: 3,
        scope:
          scope === 'standing'
            ? { type: 'standing', roles: ['access'] }
            : {
                type: 'granted',
                standing: [],
                grants: [
                  {
                    type: 'resources',
                    request: scope,
                    roles: ['access'],
                    resources: [{ id: iot.resource.id, constraint: { type: 'by-role' } }],
                  },
                ],
              },
      },
      certificateUntil: 8_000_000,
      target,
      login: 'alice',
      source: '127.0.0.1',
      connection: null,
    },
    false,
  );
}

describe('deciding', () => {
  it('finds a node by its name and by its id, and says where it is', () => {
    for (const target of ['iot', iot.nodeId])
      expect(attempt(target)).toMatchObject({
        allowed: true,
        // Of the sign-in: the certificate's own end bounds only when it can open a connection.
        until: session.expires,
        node: {
          id: iot.nodeId,
          name: 'iot',
          host: '127.0.0.1',
          port: 22,
          hostKeys: iot.hostKeys.map((key) => Buffer.from(key, 'base64')),
        },
      });
    expect(attempt('elsewhere')).toMatchObject({ allowed: false });
  });

  it('says what became of a request that has closed, also after a restart', async () => {
    const request = requestRecord(alice, iot, { state: 'REVOKED', accessUntil: 7_000_000 });
    await rig.put({ type: 'request', request });
    const { decision } = attempt('iot', request.id);
    expect(decision.reason).toContain('was revoked');
    await rig.put({ type: 'session', session: { ...session, assumed: [request.id] } });
    const reloaded = await loadClosedRequests(rig.ledger.state, rig.repository);
    expect(reloaded.get(request.id)).toEqual(request);
  });
});

describe('telling of changes', () => {
  it.each([
    ['a user', { type: 'user', user: { ...alice, deleted: 1 } }, 1],
    ['a lock', { type: 'lock', lock: lockRecord({ kind: 'user', target: alice.id }) }, 1],
    ['a session', { type: 'session', session: { ...session, ended: 1 } }, 1],
    ['a request', { type: 'request', request: requestRecord(alice, iot) }, 1],
    ['a machine that is deleted', { type: 'node-deleted', id: iot.resource.id }, 1],
    ['a role that is deleted', { type: 'role-deleted', name: 'auditor' }, 1],
    ['how access is given', { type: 'setting', key: 'access', value: 1 }, 1],
    ['another setting', { type: 'setting', key: 'x', value: 1 }, 0],
  ] as const)('says when %s changed', async (_what, write, times) => {
    let told = 0;
    const stop = gatekeeper.onChange(() => (told += 1));
    await rig.put(write);
    expect(told).toBe(times);
    stop();
    await rig.put(write);
    expect(told).toBe(times);
  });

  it('does not ask again for what it only records', async () => {
    let told = 0;
    gatekeeper.onChange(() => (told += 1));
    const session = { id: 'x', user: alice.id, resourceId: iot.resource.id, login: 'alice' };
    const record = { ...session, source: '192.0.2.7' };
    gatekeeper.sessionStarted({ ...record, what: 'shell' });
    gatekeeper.refused({ user: null, target: 'iot', login: 'root', source: '::1', reason: 'no' });
    gatekeeper.sessionEnded({ ...record, reason: 'it ended', exitCode: 0 });
    await rig.ledger.settled();
    expect(told).toBe(0);
    const events = await rig.repository.listAudit({ before: null, limit: 3 });
    expect(events.map(({ type, actor, address }) => [type, actor, address])).toEqual([
      ['session.end', alice.id, '192.0.2.7'],
      ['session.refused', 'nobody', '::1'],
      ['session.start', alice.id, '192.0.2.7'],
    ]);
  });
});

it('writes down so many refusals of one user a minute, and counts the others', async () => {
  const refusal = { target: 'iot', login: 'root', source: '::1', reason: 'no' };
  for (let index = 0; index < 100; index++) gatekeeper.refused({ user: alice.id, ...refusal });
  gatekeeper.refused({ user: null, ...refusal });
  rig.clock.now += 60_000;
  gatekeeper.refused({ user: alice.id, ...refusal });
  await rig.ledger.settled();
  const events = await rig.repository.listAudit({ before: null, limit: 200 });
  const refused = events.filter(({ type }) => type === 'session.refused');
  expect(refused).toHaveLength(62);
  expect(refused[0]).toMatchObject({ actor: alice.id, data: { passedOver: 40 } });
  expect(refused[1]).toMatchObject({ actor: 'nobody', data: { passedOver: 0 } });
});

it('mints a certificate for one login on one node', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const target = targetOfIot();
  const blob = gatekeeper.mintNodeCertificate({
    node: target,
    login: 'alice',
    publicKey: publicKeyBlob(privateKey),
    source: '127.0.0.1',
    permissions: everything,
  });
  const check = { authorityKeys: node.trusted, now: rig.clock.now, source: '127.0.0.1' };
  const forAlice = checkNodeCertificate(blob, { ...check, nodeId: iot.nodeId, login: 'alice' });
  expect(forAlice).toMatchObject({ ok: true, value: { publicKey: publicKeyBlob(privateKey) } });
  expect(checkNodeCertificate(blob, { ...check, nodeId: iot.nodeId, login: 'root' }).ok).toBe(
    false,
  );
});

it('keeps an unknown host key for an administrator, who takes it by its fingerprint', async () => {
  const key = publicKeyBlob(generateKeyPairSync('ed25519').privateKey);
  gatekeeper.unknownHostKey({ node: targetOfIot(), key });
  gatekeeper.unknownHostKey({ node: targetOfIot(), key });
  await rig.ledger.settled();
  const stored = rig.ledger.state.nodeNamed('iot');
  expect(stored && nodeViewOf(stored).refusedHostKeyFingerprint).toBe(fingerprint(key));
  const recorded = await rig.repository.listAudit({ before: null, limit: 50 });
  expect(recorded.filter(({ type }) => type === 'node.host_key_refused')).toHaveLength(1);
  const { id } = iot.resource;
  const view = await confirmHostKey(
    rig.ledger,
    { id: alice.id, check: () => undefined },
    { id, fingerprint: fingerprint(key) },
  );
  expect(view).toMatchObject({
    hostKeyFingerprint: fingerprint(key),
    refusedHostKeyFingerprint: null,
  });
  expect(attempt('iot')).toMatchObject({ node: { hostKeys: [key] } });
});

function targetOfIot(): NodeTarget {
  const verdict = attempt('iot');
  return verdict.allowed ? verdict.node : expect.fail(verdict.decision.reason);
}
