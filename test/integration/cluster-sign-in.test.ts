import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseJoinLink } from '#shared/api/join-link';
import { parseCertificate, parseCertificateLine } from '#main/ssh/certificate';
import { makeKeys, type ApiCaller } from '../helpers/cluster/api-caller';
import { startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';
import { plainRequest } from '../helpers/plain-request';

let rig: ClusterRig;
beforeEach(async () => {
  rig = await startClusterRig();
});
afterEach(() => rig.close());

describe('what comes in', () => {
  it.each([
    ['no such procedure', '/v1/nothing', '{}', 404, 'not_found'],
    ['a name from the prototype', '/v1/constructor', '{}', 404, 'not_found'],
    ['no JSON', '/v1/cluster.info', '{', 400, 'invalid_input'],
    ['a field too many', '/v1/cluster.info', '{"more":1}', 400, 'invalid_input'],
    ['a call without a certificate', '/v1/status.get', '{}', 401, 'not_signed_in'],
  ])('is refused: %s', async (_what, path, body, status, code) => {
    const nobody = await rig.nobody();
    const answer = await nobody.post(path, body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ code, details: expect.any(Array) });
    expect(answer.body).not.toMatch(/ {4}at |node:|\.ts/);
  });

  it('is refused when it is too large or no JSON by its type', async () => {
    const nobody = await rig.nobody();
    const large = await nobody.post('/v1/cluster.info', `"${'x'.repeat(2 * 1024 * 1024)}"`);
    expect(JSON.parse(large.body)).toMatchObject({ code: 'limit_exceeded' });
    const form = await nobody.post('/v1/cluster.info', '{}', { 'content-type': 'text/plain' });
    expect(JSON.parse(form.body)).toMatchObject({ code: 'invalid_input' });
  });

  it('names the field that is wrong', async () => {
    const alice = await rig.signedIn('alice');
    await expect(
      alice.call('requests.create', {
        ...plainRequest,
        resources: [{ id: 'iot', constraint: { type: 'by-role' } }],
      }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'resources.0.id',
      message: expect.stringContaining('must start with "/"'),
    });
  });
});

describe('a role that pins the source address', () => {
  it('binds the certificate to the address it was issued to, from its next issue on', async () => {
    const optionsOf = (line: string | undefined) => {
      const blob = parseCertificateLine(line ?? '');
      const certificate = blob.ok ? parseCertificate(blob.value) : blob;
      if (!certificate.ok) throw new Error(certificate.error);
      return Object.fromEntries(certificate.value.criticalOptions);
    };
    const alice = await rig.signedIn('alice');
    expect(optionsOf(alice.credentials?.sshCertificate)).not.toHaveProperty('source-address');
    const dana = await rig.signedIn('dana');
    await dana.call('config.apply', {
      fileName: 'pinned.yaml',
      yaml: `kind: role
version: v7
metadata: { name: pinned }
spec: { options: { pin_source_ip: true } }
---
kind: user
version: v2
metadata: { name: alice }
spec: { roles: [requester, pinned], traits: { logins: [alice, deploy] } }
`,
    });
    const { sshCertificate } = await alice.assume();
    expect(optionsOf(sshCertificate)).toMatchObject({ 'source-address': '127.0.0.1' });
  });
});

describe('signing in', () => {
  it('does not tell an unknown user from a wrong password, and makes guessing wait', async () => {
    const nobody = await rig.nobody();
    const wrong = { code: 'wrong_credentials', message: expect.stringContaining('is wrong') };
    await expect(nobody.signIn('nobody-here', 'guess number one')).rejects.toMatchObject(wrong);
    for (let guess = 0; guess < 5; guess++)
      await expect(nobody.signIn('alice', `guess ${guess}`)).rejects.toMatchObject(wrong);
    const password =
      rig.cluster.info.demoUsers.find(({ name }) => name === 'alice')?.password ?? '';
    await expect(nobody.signIn('alice', password)).rejects.toMatchObject({
      code: 'throttled',
      message: expect.stringMatching(/Wait \d+s/),
    });
    await expect(rig.signedIn('bob')).resolves.toBeDefined();
    rig.ahead = 2_000;
    await nobody.signIn('alice', password);
  });

  it('ends every call and stream of the session when it is signed out', async () => {
    const alice = await rig.signedIn('alice');
    const events = await alice.events();
    await events.find((event) => event.type === 'hello');
    await alice.call('signOut', {});
    await events.ended;
    await expect(alice.call('status.get', {})).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  it('takes only a certificate of this cluster for the API', async () => {
    const alice = await rig.signedIn('alice');
    const other = await startClusterRig();
    try {
      const stranger = await other.nobody();
      stranger.take(alice.credentials ?? expect.fail('not signed in'));
      Object.assign(stranger, { keys: alice.keys });
      await expect(stranger.call('status.get', {})).rejects.toMatchObject({
        code: 'not_signed_in',
      });
    } finally {
      await other.close();
    }
  });
});

describe('an invite', () => {
  async function invite(): Promise<{ code: string; dana: ApiCaller }> {
    const dana = await rig.signedIn('dana');
    const { link } = await dana.call('invite.create', {
      user: 'erin',
      roles: ['requester'],
      logins: ['erin'],
    });
    const parsed = parseJoinLink(link);
    if (!parsed.ok) throw new Error(parsed.error);
    expect(parsed.value).toMatchObject({
      address: rig.cluster.info.apiAddress,
      pin: rig.cluster.info.pin,
    });
    return { code: parsed.value.code, dana };
  }

  it('lets one person in, once', async () => {
    const { code } = await invite();
    const erin = await rig.nobody();
    expect(await erin.call('invite.inspect', { code })).toMatchObject({ user: 'erin' });
    const redeem = () =>
      erin.call('invite.redeem', {
        code,
        password: 'long enough',
        publicKeys: makeKeys().publicKeys,
      });
    const both = await Promise.allSettled([redeem(), redeem()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(redeem()).rejects.toMatchObject({
      code: 'invite_invalid',
      message: expect.stringContaining('used already'),
    });
    expect((await erin.signIn('erin', 'long enough')).status.roles).toEqual(['requester']);
  });

  it('is refused when it is too old, and when nobody knows it', async () => {
    const { code } = await invite();
    const erin = await rig.nobody();
    rig.ahead = 15 * 60_000;
    await expect(erin.call('invite.inspect', { code })).rejects.toMatchObject({
      code: 'invite_invalid',
      message: expect.stringContaining('too old'),
    });
    await expect(erin.call('invite.inspect', { code: 'x'.repeat(32) })).rejects.toMatchObject({
      code: 'invite_invalid',
      message: expect.stringContaining('not know'),
    });
  });

  it('stops working when the same person is invited with other roles', async () => {
    const { code, dana } = await invite();
    const again = await dana.call('invite.create', { user: 'erin', roles: ['editor'], logins: [] });
    const second = parseJoinLink(again.link);
    if (!second.ok) throw new Error(second.error);
    const erin = await rig.nobody();
    const redeem = (wanted: string) =>
      erin.call('invite.redeem', {
        code: wanted,
        password: 'long enough',
        publicKeys: makeKeys().publicKeys,
      });
    const refused = { code: 'invite_invalid', message: expect.stringContaining('not know') };
    await expect(erin.call('invite.inspect', { code })).rejects.toMatchObject(refused);
    await expect(redeem(code)).rejects.toMatchObject(refused);
    expect((await redeem(second.value.code)).status.roles).toEqual(['editor']);
    const { events } = await dana.call('audit.list', { before: null, limit: 3 });
    expect(events.find(({ type }) => type === 'invite.redeem')).toMatchObject({ who: 'erin' });
  });

  it('is for administrators to make, and never for somebody who has joined', async () => {
    const input = { user: 'bob', roles: ['requester'], logins: [] };
    const alice = await rig.signedIn('alice');
    await expect(alice.call('invite.create', input)).rejects.toMatchObject({ code: 'not_allowed' });
    const dana = await rig.signedIn('dana');
    await expect(dana.call('invite.create', input)).rejects.toMatchObject({ code: 'conflict' });
  });
});

it('ends the oldest sign-in of a user who has too many, and writes down why', async () => {
  const dana = await rig.signedIn('dana');
  const oldest = await rig.signedIn('alice');
  const second = await rig.signedIn('alice');
  for (let more = 0; more < 19; more++) await rig.signedIn('alice');
  await expect(oldest.call('status.get', {})).rejects.toMatchObject({ code: 'not_signed_in' });
  expect(await second.call('status.get', {})).toMatchObject({ user: { name: 'alice' } });
  const { events } = await dana.call('audit.list', { before: null, limit: 50 });
  expect(events.find(({ type }) => type === 'sign_in.ended')?.summary).toMatch(
    /^A sign-in of alice ended: .*more than 20 times/,
  );
});
