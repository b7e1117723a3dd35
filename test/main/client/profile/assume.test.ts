import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExpectedError } from '#shared/api/errors';
import { requestView } from '../../../helpers/client/fake-cluster';
import { signIn, type SignedIn } from '../../../helpers/client/signed-in';

const hour = 3_600_000;

let alice: SignedIn;
beforeEach(async () => {
  alice = await signIn();
});
afterEach(() => alice.close());

describe('assuming and dropping', () => {
  it('says what is held and until when, then that nothing is', async () => {
    const view = alice.approved();
    await alice.assume(view);
    const held = await alice.rig.profile(
      alice.profileId,
      ({ assumedUntil }) => assumedUntil !== null,
    );
    expect(held.assumedUntil).toBe(view.request.accessUntil);
    expect(held.status?.activeRequests).toEqual([view.request.id]);
    await alice.rig.client.drop({ profileId: alice.profileId });
    expect((await alice.regular()).assumedUntil).toBeNull();
  });

  it('ends with the first of several requests', async () => {
    const now = Date.now();
    await alice.assume(
      alice.approved({ accessUntil: now + 2 * hour }),
      alice.approved({ accessUntil: now + hour }),
    );
    const held = await alice.rig.profile(
      alice.profileId,
      ({ assumedUntil }) => assumedUntil !== null,
    );
    expect(held.assumedUntil).toBe(now + hour);
  });

  it('changes what the agent offers', async () => {
    const { stockSsh } = await alice.rig.profile(alice.profileId, (each) => each.stockSsh !== null);
    const offered = async (): Promise<string> => {
      const env = { ...process.env, SSH_AUTH_SOCK: stockSsh?.agentSocket };
      return (await promisify(execFile)('ssh-add', ['-L'], { env })).stdout;
    };
    const before = await offered();
    await alice.assume(alice.approved());
    expect(await offered()).not.toBe(before);
  });

  it('never asks for two certificates at once, in whatever order it is told', async () => {
    const { held, authority, answers } = alice.cluster;
    const running: number[] = [];
    let now = 0;
    answers['certificates.issue'] = async ({ publicKeys, assume: wanted }) => {
      running.push((now += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      const status = alice.rig.last('profiles')?.[0]?.status;
      if (!status) throw new Error('There is no status');
      Object.assign(held, { generation: held.generation + 1, assumed: wanted });
      now -= 1;
      return authority.credentials({
        publicKeys,
        status: { ...status, generation: held.generation, activeRequests: wanted },
        session: randomUUID(),
        tlsUntil: Date.now() + hour,
        scope: { type: 'standing', roles: [] },
      });
    };
    const view = alice.approved();
    const drop = (): Promise<void> => alice.rig.client.drop({ profileId: alice.profileId });
    await Promise.all([alice.assume(view), drop(), alice.assume(view), drop()]);
    expect(running).toEqual([1, 1, 1, 1]);
    expect((await alice.regular()).status?.generation).toBe(held.generation);
  });

  it('keeps what is held when the cluster refuses', async () => {
    await expect(alice.assume(requestView(alice.cluster))).rejects.toMatchObject({
      code: 'not_found',
    });
    alice.cluster.answers['certificates.issue'] = () => {
      throw new ExpectedError('wrong_state', 'This request is still pending.');
    };
    await expect(alice.assume(alice.approved())).rejects.toMatchObject({ code: 'wrong_state' });
    expect((await alice.regular()).state).toBe('signed-in');
  });
});
