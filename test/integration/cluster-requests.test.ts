import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseJoinLink } from '#shared/api/join-link';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import {
  approve,
  ask,
  requestable,
  startClusterRig,
  type ClusterRig,
} from '../helpers/cluster/cluster-rig';
import { plainDryRun } from '../helpers/plain-request';

let rig: ClusterRig;
beforeEach(async () => {
  rig = await startClusterRig();
});
afterEach(() => rig.close());

describe('requests', () => {
  it('are tried out without being stored, and say what is not covered', async () => {
    const alice = await rig.signedIn('alice');
    const iot = (await requestable(alice)).find((row) => row.resource.name === 'iot');
    const id = iot?.resource.id ?? '';
    const dry = await alice.call('requests.dryRun', {
      ...plainDryRun,
      resources: [{ id, constraint: { type: 'ssh_logins', logins: ['alice', 'root'] } }],
    });
    expect(dry).toMatchObject({ roles: [], choices: { [id]: { login: ['alice', 'deploy'] } } });
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
    await bob.call('requests.review', { id, verdict: 'deny', message: 'not now', terms: null });
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
    const changes = resumed.seen.filter(({ type }) => type === 'request');
    expect(changes.map((event) => [event.type, event.revision])).toEqual([
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
