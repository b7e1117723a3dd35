import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { startFakeCluster } from '../../../helpers/client/fake-cluster';
import { ended, signIn, type SignedIn } from '../../../helpers/client/signed-in';

let alice: SignedIn;
beforeEach(async () => {
  alice = await signIn();
});
afterEach(() => alice.close());

describe('when what is assumed ends by itself', () => {
  it('by a revoke, regular access is back and who did it is said', async () => {
    const view = alice.approved();
    await alice.assume(view);
    alice.tell(ended(view, 'REVOKED', 'The incident is over'), 'revoked');
    expect((await alice.regular()).stateReason).toBe(
      'bob revoked the access you had assumed ("The incident is over"). Your regular access is back.',
    );
    expect(alice.rig.all('event')).toHaveLength(1);
    await alice.assume(alice.approved());
    const again = await alice.rig.profile(
      alice.profileId,
      ({ assumedUntil }) => assumedUntil !== null,
    );
    expect(again.stateReason).toBe('');
  });

  it('by giving it back, that is said', async () => {
    const view = alice.approved();
    await alice.assume(view);
    alice.tell(ended(view, 'RELEASED'), 'released');
    expect((await alice.regular()).stateReason).toBe(
      'You gave this access back. Your regular access is back.',
    );
  });

  it('by a lock, its words are said', async () => {
    const view = alice.approved();
    await alice.assume(view);
    const locked = 'This request is locked: an incident. Ask an administrator.';
    alice.tell({ ...view, locked }, 'locked');
    expect((await alice.regular()).stateReason).toBe(
      `bob locked the access you had assumed. ${locked} Your regular access is back.`,
    );
  });

  it('the others that were assumed with it stay, and nothing is said to be back', async () => {
    const [one, other] = [alice.approved(), alice.approved()];
    await alice.assume(one, other);
    alice.tell(ended(one, 'EXPIRED'), 'access-ended');
    const left = await alice.rig.profile(
      alice.profileId,
      ({ status }) => status?.activeRequests.length === 1,
    );
    expect(alice.issued().at(-1)).toEqual([other.request.id]);
    expect(left.stateReason).toBe('The access you had assumed has ended.');
  });

  it('by the clock, one of several, the others stay', async () => {
    const hour = 3_600_000;
    const now = Date.now();
    const one = alice.approved({ accessUntil: now + hour });
    const other = alice.approved({ accessUntil: now + 2 * hour });
    await alice.assume(one, other);
    alice.rig.clock.now = now + hour + 1;
    const left = await alice.rig.profile(
      alice.profileId,
      ({ status }) => status?.activeRequests.length === 1,
    );
    expect(left.status?.activeRequests).toEqual([other.request.id]);
    expect(left.assumedUntil).toBe(now + 2 * hour);
  });

  it('nothing does when it was prolonged: a certificate that holds longer comes', async () => {
    const view = alice.approved();
    await alice.assume(view);
    const accessUntil = (view.request.accessUntil ?? 0) + 3_600_000;
    alice.cluster.held.validUntil += 3_600_000;
    alice.tell({ ...view, request: { ...view.request, accessUntil } }, 'prolonged');
    await alice.rig.profile(alice.profileId, ({ assumedUntil }) => assumedUntil === accessUntil);
    expect(alice.issued()).toEqual([[view.request.id], [view.request.id]]);
  });

  it('by the clock, without a word from the cluster', async () => {
    const view = alice.approved();
    await alice.assume(view);
    alice.rig.clock.now = (view.request.accessUntil ?? 0) + 1;
    expect((await alice.regular()).stateReason).toContain(
      'has ended. Your regular access is back.',
    );
  });

  it('nothing happens for requests that are not assumed', async () => {
    const view = alice.approved();
    await alice.assume(view);
    alice.tell(ended(alice.approved(), 'REVOKED'), 'revoked');
    alice.tell(view, 'reviewed');
    await alice.rig.client.call({ profileId: alice.profileId, name: 'status.get', input: {} });
    expect(alice.issued()).toEqual([[view.request.id]]);
  });
});

describe('when the cluster was away', () => {
  const cut = (): void => {
    for (const stream of alice.cluster.streams) stream.destroy();
  };

  it('that is told, and signed in again by itself once it is back', async () => {
    const { address } = alice.cluster;
    await alice.cluster.close();
    const away = await alice.rig.profile(alice.profileId, (each) => each.state === 'unreachable');
    expect(away.stateReason).toContain(`Cannot reach ${address}`);
    const { authority, user, held } = alice.cluster;
    const port = Number(address.split(':')[1]);
    alice.cluster = await startFakeCluster({ authority, port });
    Object.assign(alice.cluster, { user, held, gatewayPort: 2345 });
    const back = await alice.rig.profile(alice.profileId, (each) => each.state === 'signed-in');
    expect(back.stateReason).toBe('');
    const moved = await alice.rig.profile(
      alice.profileId,
      (each) => each.stockSsh?.proxyPort === 2345,
    );
    expect(moved.state).toBe('signed-in');
  });

  it('a fresh pair comes when ours is no longer the newest', async () => {
    const view = alice.approved();
    await alice.assume(view);
    const generation = (alice.cluster.held.generation += 1);
    const asked = alice.cluster.nextCall('certificates.issue');
    cut();
    await asked;
    await alice.rig.profile(alice.profileId, ({ status }) => status?.generation === generation + 1);
    expect(alice.issued()).toEqual([[view.request.id], [view.request.id]]);
  });

  it('regular access is back when what was assumed ended meanwhile', async () => {
    const view = alice.approved();
    await alice.assume(view);
    alice.cluster.requests.set(view.request.id, ended(view, 'REVOKED'));
    cut();
    expect((await alice.regular()).stateReason).toContain('Your regular access is back.');
  });
});

describe('when roles changed', () => {
  const rolesChanged = (): void => alice.cluster.emit({ type: 'roles', revision: 99, at: 1 });

  it('a certificate with the new role comes', async () => {
    alice.cluster.held.roles = ['requester', 'access'];
    rolesChanged();
    await alice.rig.profile(
      alice.profileId,
      ({ status }) => status?.roles.includes('access') === true,
    );
    expect(alice.issued()).toEqual([[]]);
  });

  it('one with regular access comes where the cluster has begun to keep that', async () => {
    const view = alice.approved();
    await alice.assume(view);
    alice.cluster.held.keepStanding = true;
    rolesChanged();
    await alice.rig.profile(alice.profileId, ({ status }) => status?.standing === true);
    expect(alice.issued()).toEqual([[view.request.id], [view.request.id]]);
  });

  it('ours stays, with what is open, where a fresh one would say the same', async () => {
    alice.cluster.held.roles = [];
    rolesChanged();
    await alice.rig.profile(alice.profileId, ({ status }) => status?.roles.length === 0);
    expect(alice.issued()).toEqual([]);
  });
});

describe('when the host authority is being replaced', () => {
  it('stock tools trust both, and then the new one alone', async () => {
    const keys = [1, 2].map(() => publicKeyBlob(generateKeyPairSync('ed25519').publicKey));
    const lines = keys.map((key) => formatKeyLine(key));
    const { stockSsh } = await alice.rig.profile(alice.profileId, (each) => each.stockSsh !== null);
    const trusted = () =>
      readFileSync(stockSsh?.knownHosts ?? '', 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('@cert-authority *.demo,'))
        .map((line) => line.split(' ').slice(2).join(' '));
    const replace = async (hostAuthorities: readonly string[]) => {
      alice.cluster.answers['cluster.trust'] = () => ({
        ...{ handovers: [], hostAuthorities, renew: false },
      });
      alice.cluster.emit({ type: 'authorities', revision: 90 + hostAuthorities.length, at: 1 });
      await vi.waitFor(() => expect(trusted()).toEqual(hostAuthorities));
    };
    await replace(lines);
    await replace(lines.slice(1));
    alice.cluster.answers['cluster.trust'] = () => ({
      ...{ handovers: [], hostAuthorities: ['no key'], renew: false },
    });
    const asked = alice.cluster.nextCall('cluster.trust');
    alice.cluster.emit({ type: 'authorities', revision: 99, at: 1 });
    await asked;
    expect(trusted()).toEqual(lines.slice(1));
  });
});
