import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planTrusts, signerFor } from '#main/cluster/administration/authorities/node-trust';
import { reconcile } from '#main/cluster/administration/authorities/recorded';
import { createRotation, type Rotation } from '#main/cluster/administration/authorities/rotation';
import { ringAfter } from '#main/cluster/administration/authorities/steps';
import { fingerprintOf, type LiveAuthorities } from '#main/cluster/authority/authorities';
import { createAuthorities, loadAuthorities } from '#main/cluster/authority/open-authorities';
import { stepsFrom } from '#main/cluster/authority/rotation';
import { rememberAuditKey } from '#main/cluster/start/audit-key';
import { followHandovers } from '#main/ssh/handover';
import { authorityNames, type AuthorityName, type RotationStep } from '#shared/model/authority';
import {
  createFaults,
  faultyRepository,
  type Faults,
} from '../../../helpers/cluster/faulty-repository';
import {
  nodeRecord,
  openLedgerRig,
  sessionRecord,
  userRecord,
  type LedgerRig,
} from '../../../helpers/cluster/ledger-rig';
import { uuid } from '../../../helpers/window-builders';

const hour = 3_600_000;
const cluster = { id: uuid(401), name: 'demo' };
const admin = { id: 'cluster', check: () => undefined };
let rig: LedgerRig;
let faults: Faults;
let parent: string;
let authorities: LiveAuthorities;
let rotation: Rotation;

beforeEach(async () => {
  faults = createFaults();
  rig = await openLedgerRig((repository) => faultyRepository(repository, faults));
  parent = mkdtempSync(join(tmpdir(), 'daypass-rotation-'));
  const folder = join(parent, 'authorities');
  authorities = await createAuthorities({ folder, clusterName: 'demo', wrapper: null, now: 1_000 });
  await start();
});
afterEach(async () => {
  await rig.close();
  rmSync(parent, { recursive: true, force: true });
});

/** What a start of the cluster does, with whatever is on the disk. */
async function start(): Promise<void> {
  authorities = loadAuthorities({ folder: join(parent, 'authorities'), wrapper: null });
  await rememberAuditKey(rig.ledger, authorities, cluster);
  await reconcile(rig.ledger, (name) => authorities.ring(name));
  rotation = createRotation({ ledger: rig.ledger, authorities, cluster, now: () => rig.clock.now });
}

const rotate = (
  step: RotationStep | 'now',
  names: readonly AuthorityName[] = authorityNames,
  force = false,
) => rotation.rotate(admin, { authorities: [...names], step, force });
const events = async () =>
  (await rig.repository.readAudit({ after: 0, limit: 500 })).filter(({ type }) =>
    type.startsWith('authority.'),
  );
const picture = () =>
  authorityNames.map((name) => {
    const { state, keys, handovers } = authorities.ring(name);
    return { name, state, keys: keys.map((key) => fingerprintOf(name, key)), handovers };
  });

/** Each way through a rotation, as far as the step that is cut off. */
const ways: readonly (readonly RotationStep[])[] = [
  ['prepare'],
  ['prepare', 'switch'],
  ['prepare', 'switch', 'finish'],
  ['prepare', 'roll-back'],
  ['prepare', 'switch', 'roll-back'],
  ['prepare', 'switch', 'roll-back', 'finish'],
];

describe.each(ways.map((way) => [way.join(', '), way] as const))('%s', (_words, way) => {
  const last = way.at(-1) as RotationStep;

  it('is the same after a start, and each step is one event with fingerprints and who', async () => {
    for (const step of way) await rotate(step);
    const before = picture();
    const told = await events();
    expect(told).toHaveLength(way.length * authorityNames.length);
    await start();
    expect(picture()).toEqual(before);
    expect(await events()).toEqual(told);
    for (const name of authorityNames) {
      const newest = told.findLast(({ data }) => data['authority'] === name);
      expect(newest?.data['trusted']).toEqual(before.find((each) => each.name === name)?.keys);
    }
  });

  it('cut off once the key file is written, counts after the next start, and is told of then', async () => {
    for (const step of way.slice(0, -1)) await rotate(step);
    const told = await events();
    for (const name of authorityNames) {
      const ring = authorities.ring(name);
      authorities.store(name, await ringAfter({ name, ring, step: last, cluster, now: 9_000 }));
      writeFileSync(join(parent, 'authorities', `${name}.json.new`), '{"v":1,"author');
    }
    await start();
    const more = (await events()).slice(told.length);
    expect(more.map(({ data }) => [data['authority'], data['recovered']])).toEqual(
      authorityNames.map((name) => [name, true]),
    );
    const audit = authorities.ring('audit');
    const first = rig.ledger.state.settings.get('auditKey') as string;
    const way2 = followHandovers({ key: first, number: 0 }, audit.handovers, {
      authority: 'audit',
      cluster: cluster.id,
    });
    expect(way2.ok && way2.value.at(-1)?.key).toBe(authorities.audit.publicKey);
    // It can go on from there.
    for (const name of authorityNames)
      expect(stepsFrom(authorities.ring(name).state)).not.toEqual([]);
  });

  it('is undone where it cannot be put on record', async () => {
    for (const step of way.slice(0, -1)) await rotate(step);
    const before = picture();
    faults.refuses = () => new Error('The disk is full');
    await expect(rotate(last)).rejects.toThrow('The disk is full');
    expect(picture()).toEqual(before);
    faults.refuses = () => null;
    await start();
    expect(picture()).toEqual(before);
    await rotate(last);
    expect(picture()).not.toEqual(before);
  });
});

describe('what rests on the old key', () => {
  it('is a server that does not trust the new one, and it is reached with the one it trusts', async () => {
    const signs = authorities.node.fingerprint;
    const said = nodeRecord('said', { trusts: [signs] });
    const silent = nodeRecord('silent');
    const own = nodeRecord('own', { builtIn: true });
    await rig.put(...[said, silent, own].map((node) => ({ type: 'node' as const, node })));
    const names = () =>
      rotation
        .list()
        .find(({ name }) => name === 'node')
        ?.resting.nodes.map((node) => node.name);
    expect(names()).toEqual([]);
    await rotate('prepare', ['node']);
    expect(names()).toEqual(['said', 'silent']);
    await rotate('switch', ['node']);
    const used = (node: typeof said) =>
      signerFor(authorities.node, rig.ledger.state.nodes.get(node.resource.id)).fingerprint;
    expect([used(said), used(silent)]).toEqual([signs, signs]);
    expect(used(own)).not.toBe(signs);
    await expect(rotate('finish', ['node'])).rejects.toMatchObject({
      code: 'wrong_state',
      details: ['said', 'silent'],
    });
    const fingerprints = authorities.node.signers.map((each) => each.fingerprint);
    for (const { resource } of [said, silent])
      await rig.ledger.write((state) =>
        planTrusts(state, { id: resource.id, fingerprints, by: 'cluster' }),
      );
    expect(names()).toEqual([]);
    expect(used(said)).toBe(authorities.node.fingerprint);
    await rotate('finish', ['node']);
  });

  it('is a sign-in whose newest certificates the old key signed, until it ends', async () => {
    const alice = userRecord('alice');
    const { now } = rig.clock;
    const old = authorities.user.fingerprint;
    const session = sessionRecord(alice, { expires: now + hour, signedBy: [old] });
    await rig.put({ type: 'user', user: alice }, { type: 'session', session });
    await rotate('prepare', ['user']);
    await rotate('switch', ['user']);
    await expect(rotate('finish', ['user'])).rejects.toMatchObject({ field: 'force' });
    const renewed = { ...session, signedBy: [authorities.user.fingerprint] };
    await rig.put({ type: 'session', session: renewed });
    await rotate('finish', ['user']);
  });

  it('is cut off when that is said, and nothing is changed when one of several cannot go on', async () => {
    await rig.put({ type: 'node', node: nodeRecord('silent') });
    await rotate('prepare');
    await rotate('switch');
    const before = picture();
    await expect(rotate('finish')).rejects.toMatchObject({ code: 'wrong_state' });
    expect(picture()).toEqual(before);
    await rotate('finish', authorityNames, true);
    expect(picture().map(({ state }) => state)).toEqual(authorityNames.map(() => 'standing'));
  });

  it('does not stop a rotation at once, from wherever it is, which takes saying so', async () => {
    for (const steps of [
      [],
      ['prepare'],
      ['prepare', 'switch'],
      ['prepare', 'switch', 'roll-back'],
    ] as const) {
      for (const step of steps) await rotate(step);
      const old = new Set(picture().flatMap(({ keys }) => keys.slice(0, 1)));
      await expect(rotate('now')).rejects.toMatchObject({ code: 'invalid_input' });
      await rotate('now', authorityNames, true);
      expect(picture().map(({ keys }) => keys.length)).toEqual(authorityNames.map(() => 1));
      if (steps.length !== 2)
        expect(picture().flatMap(({ keys }) => keys.filter((key) => old.has(key)))).toEqual([]);
    }
  });
});

describe('a schedule', () => {
  const schedule = { automatic: true, prepareHours: 24, overlapHours: 30, everyDays: 90 };
  const stateOf = () => rotation.list().find(({ name }) => name === 'node')?.state;

  it('takes each step when its time has come, and waits for what rests on the old key', async () => {
    const node = nodeRecord('web', { trusts: [authorities.node.fingerprint] });
    await rig.put({ type: 'node', node });
    await rotation.schedule(admin, { authorities: ['node'], schedule });
    await rotation.check();
    expect(stateOf()).toBe('standing');
    rig.clock.now = 1_000 + 90 * 24 * hour;
    await rotation.check();
    expect(stateOf()).toBe('prepared');
    rig.clock.now += 25 * hour;
    await rotation.check();
    expect(stateOf()).toBe('prepared');
    const fingerprints = authorities.node.signers.map((each) => each.fingerprint);
    const trusts = { id: node.resource.id, fingerprints, by: 'cluster' };
    await rig.ledger.write((state) => planTrusts(state, trusts));
    await rotation.check();
    expect(stateOf()).toBe('switched');
    rig.clock.now += 29 * hour;
    await rotation.check();
    expect(stateOf()).toBe('switched');
    rig.clock.now += hour;
    await rotation.check();
    expect(stateOf()).toBe('standing');
    expect((await events()).at(-1)).toMatchObject({ actor: 'cluster' });
    expect(rotation.list().filter(({ since }) => since !== null)).toHaveLength(1);
  });
});
