import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { parseJoinLink } from '#shared/api/join-link';
import { makeKeys, type ApiCaller } from '../helpers/cluster/api-caller';
import {
  approve,
  ask,
  requestable,
  startClusterRig,
  type ClusterRig,
} from '../helpers/cluster/cluster-rig';

let rig: ClusterRig;
beforeEach(async () => {
  rig = await startClusterRig();
});
afterEach(async () => {
  await rig.close();
  expect(rig.bugs).toEqual([]);
});

const everything = { query: '', kinds: [], labels: {}, cursor: null, limit: 50 };

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
        resources: [{ id: 'iot', constraint: { type: 'by-role' } }],
        reason: '',
        suggestedReviewers: [],
        accessDuration: null,
      }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'resources.0.id',
      message: expect.stringContaining('must start with "/"'),
    });
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

  it('is for administrators to make, and never for somebody who has joined', async () => {
    const input = { user: 'bob', roles: ['requester'], logins: [] };
    const alice = await rig.signedIn('alice');
    await expect(alice.call('invite.create', input)).rejects.toMatchObject({ code: 'not_allowed' });
    const dana = await rig.signedIn('dana');
    await expect(dana.call('invite.create', input)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('requests', () => {
  it('are tried out without being stored, and say what is not covered', async () => {
    const alice = await rig.signedIn('alice');
    const iot = (await requestable(alice)).find((row) => row.resource.name === 'iot');
    const id = iot?.resource.id ?? '';
    const dry = await alice.call('requests.dryRun', {
      resources: [{ id, constraint: { type: 'ssh_logins', logins: ['alice', 'root'] } }],
    });
    expect(dry).toMatchObject({ roles: [], logins: { [id]: ['alice', 'deploy'] } });
    expect(dry.problems.join()).toContain('root');
    const list = { cursor: null, limit: 50 };
    expect((await alice.call('requests.list', { ...list, show: 'mine' })).rows).toEqual([]);
    await expect(ask(alice, { iot: ['root'] })).rejects.toMatchObject({
      code: 'not_covered',
      details: [expect.stringContaining('root')],
    });
  });

  it('need a reason where a role requires one', async () => {
    const dana = await rig.signedIn('dana');
    await dana.call('config.apply', {
      fileName: 'requester.yaml',
      yaml: 'kind: role\nversion: v7\nmetadata: {name: requester}\nspec: {allow: {request: {search_as_roles: [access], reason: {mode: required, prompt: "Which incident?"}}}}\n',
    });
    const alice = await rig.signedIn('alice');
    expect((await alice.call('status.get', {})).reasonRequired).toBe(true);
    await expect(ask(alice, { iot: ['alice'] }, '  ')).rejects.toMatchObject({
      code: 'reason_required',
      field: 'reason',
      details: ['Which incident?'],
    });
    await ask(alice, { iot: ['alice'] }, 'incident 7');
  });

  it('are decided once, by somebody else, and only by a reviewer', async () => {
    const alice = await rig.signedIn('alice');
    const bob = await rig.signedIn('bob');
    const id = await ask(alice, { iot: ['alice'] });
    await expect(approve(alice, id)).rejects.toMatchObject({
      code: 'not_allowed',
      message: 'Nobody reviews their own request.',
    });
    const dana = await rig.signedIn('dana');
    await expect(approve(dana, id)).rejects.toMatchObject({ code: 'not_allowed' });
    await bob.call('requests.review', { id, verdict: 'deny', message: 'not now' });
    await expect(approve(bob, id)).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(alice.assume(id)).rejects.toMatchObject({
      code: 'wrong_state',
      message: 'This request was denied. Ask again.',
    });
  });

  it('of others are not there for who may not see them', async () => {
    const alice = await rig.signedIn('alice');
    const id = await ask(alice, { iot: ['alice'] });
    const dana = await rig.signedIn('dana');
    const { link } = await dana.call('invite.create', {
      user: 'erin',
      roles: ['requester'],
      logins: ['erin'],
    });
    const parsed = parseJoinLink(link);
    const erin = await rig.nobody();
    erin.take(
      await erin.call('invite.redeem', {
        code: parsed.ok ? parsed.value.code : '',
        password: 'long enough',
        publicKeys: erin.keys.publicKeys,
      }),
    );
    const events = await erin.events(0);
    const hidden = await erin.call('requests.get', { id }).catch((error: unknown) => error);
    const missing = await erin
      .call('requests.get', { id: randomUUID() })
      .catch((error: unknown) => error);
    expect(hidden).toMatchObject({ code: 'not_found' });
    expect((hidden as Error).message).toBe((missing as Error).message);
    await expect(approve(erin, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(erin.assume(id)).rejects.toMatchObject({ code: 'not_found' });
    const list = { show: 'all', cursor: null, limit: 50 } as const;
    expect((await erin.call('requests.list', list)).rows).toEqual([]);
    const own = await ask(erin, { iot: ['erin'] });
    await events.find((event) => event.type === 'request');
    expect(events.seen.filter((event) => event.type === 'request')).toMatchObject([
      { view: { request: { id: own } } },
    ]);
    events.close();
  });

  it('are listed in pages, newest first', async () => {
    const alice = await rig.signedIn('alice');
    const bob = await rig.signedIn('bob');
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.unshift(await ask(alice, { iot: ['alice'] }));
    for (const show of ['mine', 'all', 'to-review'] as const) {
      const caller = show === 'to-review' ? bob : alice;
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof list>> = await list(caller, show, cursor);
        expect(page.rows.length).toBeGreaterThan(0);
        seen.push(...page.rows.map((row) => row.request.id));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen.toSorted()).toEqual(ids.toSorted());
    }
    await expect(list(alice, 'mine', 'nonsense')).rejects.toMatchObject({ code: 'invalid_input' });
  });

  const list = (caller: ApiCaller, show: 'mine' | 'all' | 'to-review', cursor: string | null) =>
    caller.call('requests.list', { show, cursor, limit: 2 });
});

describe('the event stream', () => {
  it('goes on after a revision without losing anything, and says hello when it cannot', async () => {
    const alice = await rig.signedIn('alice');
    const first = await alice.events();
    const hello = await first.find((event) => event.type === 'hello');
    first.close();
    await ask(alice, { iot: ['alice'] });
    await ask(alice, { iot: ['deploy'] });
    const resumed = await alice.events(hello.revision);
    await resumed.find((event) => event.revision === hello.revision + 2);
    expect(resumed.seen.map((event) => [event.type, event.revision])).toEqual([
      ['request', hello.revision + 1],
      ['request', hello.revision + 2],
    ]);
    resumed.close();
    const future = await alice.events(999_999);
    expect(await future.find(() => true)).toMatchObject({
      type: 'hello',
      revision: hello.revision + 2,
    });
    future.close();
  });

  it('refuses a revision that is none', async () => {
    const alice = await rig.signedIn('alice');
    for (const since of ['', '-1', '1.5', 'x', '1e99']) {
      const answer = await alice.get(`/v1/events?since=${since}`);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'invalid_input', field: 'since' });
    }
  });
});

describe('administration', () => {
  it('enrols a server, and takes a changed host key only when it is confirmed', async () => {
    const dana = await rig.signedIn('dana');
    const hostKey = publicKeyBlob(generateKeyPairSync('ed25519').privateKey);
    const input = {
      name: 'web-1',
      address: { host: '192.0.2.7', port: 22 },
      hostKey: formatKeyLine(hostKey, 'root@web-1'),
      labels: { env: 'prod' },
      description: '',
    };
    const { node, nodeAuthority, sshdConfig } = await dana.call('nodes.enrol', input);
    expect(node).toMatchObject({
      address: '192.0.2.7:22',
      builtIn: false,
      hostKeyFingerprint: fingerprint(hostKey),
      refusedHostKeyFingerprint: null,
    });
    expect(nodeAuthority).toMatch(/^ssh-ed25519 /);
    expect(sshdConfig).toContain(`${node.resource.id.split('/').at(-1)}:%u`);
    await expect(dana.call('nodes.enrol', input)).rejects.toMatchObject({
      code: 'conflict',
      field: 'name',
    });
    await expect(
      dana.call('nodes.enrol', { ...input, name: 'web-2', hostKey: 'ssh-ed25519 nonsense' }),
    ).rejects.toMatchObject({ code: 'invalid_input', field: 'hostKey' });
    await expect(
      dana.call('nodes.confirmHostKey', { id: node.resource.id, fingerprint: 'SHA256:x' }),
    ).rejects.toMatchObject({ code: 'wrong_state' });
    const alice = await rig.signedIn('alice');
    await expect(alice.call('nodes.list', {})).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(alice.call('nodes.enrol', { ...input, name: 'x' })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  it('applies a file whole or not at all, and names file and line', async () => {
    const dana = await rig.signedIn('dana');
    const good =
      'kind: role\nversion: v7\nmetadata: {name: staging}\nspec: {allow: {node_labels: {env: staging}}}\n';
    const bad = 'kind: user\nversion: v2\nmetadata: {name: frank}\nspec: {roles: [no-such-role]}\n';
    const yaml = `${good}---\n${bad}`;
    await expect(dana.call('config.apply', { yaml, fileName: 'team.yaml' })).rejects.toMatchObject({
      code: 'role_invalid',
      details: [expect.stringMatching(/^team\.yaml:\d+: .*no-such-role/)],
    });
    await expect(
      dana.call('config.apply', { yaml: `${good}    bad: [`, fileName: 'team.yaml' }),
    ).rejects.toMatchObject({
      code: 'role_invalid',
      details: expect.arrayContaining([expect.stringMatching(/^team\.yaml:\d+/)]),
    });
    const { events } = await dana.call('audit.list', { before: null, limit: 500 });
    expect(events.filter((event) => event.data['name'] === 'staging')).toEqual([]);
    const done = await dana.call('config.apply', { yaml: good, fileName: 'team.yaml' });
    expect(done.applied).toEqual(['role staging']);
    const alice = await rig.signedIn('alice');
    await expect(alice.call('config.apply', { yaml: good, fileName: 'x' })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  it('gives access at once where a role gives it, and explains where it does not', async () => {
    const dana = await rig.signedIn('dana');
    const alice = await rig.signedIn('alice');
    const iot =
      (await requestable(alice)).find((row) => row.resource.name === 'iot')?.resource.id ?? '';
    const why = await alice.call('access.explain', { resource: iot, login: 'alice' });
    expect(why.allowed).toBe(false);
    expect(why.trace.at(-1)).toMatchObject({ rule: 'next.request' });
    await dana.call('config.apply', {
      fileName: 'alice.yaml',
      yaml: 'kind: user\nversion: v2\nmetadata: {name: alice}\nspec: {roles: [requester, access], traits: {logins: [alice]}}\n',
    });
    const { rows } = await alice.call('resources.search', { ...everything, show: 'mine' });
    expect(rows.map((row) => [row.resource.name, row.state])).toEqual([
      ['iot', 'available'],
      ['this-computer', 'available'],
    ]);
    expect(await alice.call('access.explain', { resource: iot, login: 'alice' })).toMatchObject({
      allowed: true,
    });
  });

  it('shows the audit log to auditors alone', async () => {
    const dana = await rig.signedIn('dana');
    const page = await dana.call('audit.list', { before: null, limit: 3 });
    expect(page.verified).toBe(true);
    expect(page.events[0]).toMatchObject({ type: 'certificate.issue', actor: 'dana' });
    const older = await dana.call('audit.list', {
      before: page.events[2]?.sequence ?? 0,
      limit: 500,
    });
    expect(older.events.at(-1)).toMatchObject({ sequence: 1, type: 'cluster.create' });
    const bob = await rig.signedIn('bob');
    await expect(bob.call('audit.list', { before: null, limit: 3 })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });
});
