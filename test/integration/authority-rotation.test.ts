import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authorityNames } from '#shared/model/authority';
import { startRotationRig, type RotationRig } from '../helpers/cluster/rotation-rig';

let rig: RotationRig;
beforeEach(async () => {
  rig = await startRotationRig();
});
afterEach(() => rig.close());

const everything = {
  query: '',
  kinds: [],
  labels: {},
  cursor: null,
  limit: 50,
  show: 'mine' as const,
};

/** New connections by the stock ssh to both kinds of nodes, and calls of the API by both users. */
async function everythingWorks(): Promise<void> {
  const login = rig.sshd.login;
  expect(await rig.ssh(`${login}@web`, 'echo on-$((40+2))')).toContain('on-42');
  expect(await rig.ssh('alice@iot', 'echo iot-$((40+2))')).toContain('iot-42');
  const { rows } = await rig.call('alice', 'resources.search', everything);
  expect(rows.length).toBeGreaterThan(0);
}

const fingerprintsOf = async () =>
  (await rig.call('dana', 'authorities.list', {})).authorities.map(
    ({ keys }) => keys[0]?.fingerprint,
  );
/** The clients have heard of the step, and have certificates of the keys that sign now. */
async function clientsRenewed(): Promise<void> {
  const patience = { timeout: 20_000 };
  const signs = (await rig.view('user')).keys[0]?.fingerprint;
  await expect.poll(() => rig.agentSigner(), patience).toBe(signs);
  const resting = async () =>
    (await rig.view('user')).resting.signIns + (await rig.view('tls-user')).resting.signIns;
  await expect.poll(resting, patience).toBe(0);
  await rig.settled();
}

describe('rotating every authority of a cluster that is in use', () => {
  it('cuts nobody off at any step, and nothing of the old keys is left at the end', async () => {
    const live = await rig.openLive(`${rig.sshd.login}@web`);
    await live.echo('before');
    const before = await fingerprintsOf();
    await everythingWorks();

    const prepared = await rig.rotate(authorityNames, 'prepare');
    expect(prepared.map(({ state }) => state)).toEqual(authorityNames.map(() => 'prepared'));
    expect(await fingerprintsOf()).toEqual(before);
    await everythingWorks();
    expect((await rig.view('node')).resting.nodes.map(({ name }) => name)).toEqual(['web']);

    await rig.rotate(authorityNames, 'switch');
    await clientsRenewed();
    await live.echo('switched');
    // The server trusts the old key alone, and is reached with that.
    await everythingWorks();
    await expect(rig.rotate(['node'], 'finish')).rejects.toMatchObject({
      code: 'wrong_state',
      details: ['web'],
    });
    await rig.updateNode();
    await everythingWorks();

    const finished = await rig.rotate(authorityNames, 'finish');
    expect(finished.map(({ state, keys }) => [state, keys.length])).toEqual(
      authorityNames.map(() => ['standing', 1]),
    );
    const after = await fingerprintsOf();
    expect(after.filter((each) => before.includes(each))).toEqual([]);
    await rig.updateNode();
    await everythingWorks();
    await live.echo('finished');
    await live.end();
    const dana = rig.client.last('profiles')?.find(({ userName }) => userName === 'dana');
    expect(dana).toMatchObject({ state: 'signed-in', auditWarning: '' });
    const check = await rig.client.client.checkAudit({ profileId: dana?.id ?? '', from: null });
    expect(check).toMatchObject({ firstBad: null, trouble: '' });
  });

  it('rolls back with the same care', async () => {
    const before = await fingerprintsOf();
    await rig.rotate(authorityNames, 'prepare');
    await rig.rotate(authorityNames, 'switch');
    await clientsRenewed();
    await everythingWorks();
    const back = await rig.rotate(authorityNames, 'roll-back');
    expect(back.map(({ state }) => state)).toEqual(authorityNames.map(() => 'rolled-back'));
    expect(await fingerprintsOf()).toEqual(before);
    await clientsRenewed();
    await everythingWorks();
    await rig.rotate(authorityNames, 'finish');
    await everythingWorks();
    const dana = rig.client.last('profiles')?.find(({ userName }) => userName === 'dana');
    expect(dana).toMatchObject({ state: 'signed-in', auditWarning: '' });
  });

  it("a join link from before, and a profile that was away all the while, follow the old authority's word", async () => {
    const { link } = await rig.call('dana', 'invite.create', {
      user: 'carol',
      roles: ['requester'],
      logins: [],
    });
    await rig.rotate(['tls-server'], 'prepare');
    await rig.rotate(['tls-server'], 'switch');
    await rig.rotate(['tls-server'], 'finish');
    const query = new URL(link).searchParams;
    const place = { address: query.get('address') ?? '', pin: query.get('pin') ?? '' };
    const code = new URL(link).hash.slice(1);
    const invited = await rig.client.client.inspectInvite({ ...place, code });
    expect(invited.user).toBe('carol');
    const password = rig.cluster.info.demoUsers.find(({ name }) => name === 'bob')?.password ?? '';
    const first = await rig.client.client.signIn({ ...place, user: 'bob', password });
    const again = await rig.client.client.signIn({ ...place, user: 'bob', password });
    expect(again).toEqual(first);
    const saved = rig.client.last('savedProfiles')?.find(({ id }) => id === first.profileId);
    expect(saved).toMatchObject({ handovers: 1 });
    expect(saved?.cluster.pin).not.toBe(place.pin);
  });

  it('at once, without an overlap, takes saying so, and cuts off what rests on the old key', async () => {
    await expect(rig.rotate(['node'], 'now')).rejects.toMatchObject({ code: 'invalid_input' });
    await rig.rotate(['node'], 'now', true);
    expect(await rig.ssh(`${rig.sshd.login}@web`, 'echo on')).not.toContain('on\n');
    expect(await rig.ssh('alice@iot', 'echo iot-$((40+2))')).toContain('iot-42');
    await rig.updateNode();
    await everythingWorks();
  });

  it('takes the right on authorities', async () => {
    await expect(
      rig.call('alice', 'authorities.rotate', {
        authorities: ['user'],
        step: 'prepare',
        force: false,
      }),
    ).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(rig.call('alice', 'authorities.list', {})).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });
});
