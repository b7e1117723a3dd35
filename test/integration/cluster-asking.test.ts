import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import {
  approve,
  requestable,
  startClusterRig,
  type ClusterRig,
} from '../helpers/cluster/cluster-rig';
import { plainDryRun, plainRequest } from '../helpers/plain-request';

const hour = 3_600_000;

let rig: ClusterRig;
let alice: ApiCaller;
let bob: ApiCaller;
let dana: ApiCaller;
beforeEach(async () => {
  rig = await startClusterRig();
  [alice, bob, dana] = await Promise.all([
    rig.signedIn('alice'),
    rig.signedIn('bob'),
    rig.signedIn('dana'),
  ]);
});
afterEach(() => rig.close());

async function iot(): Promise<string> {
  const row = (await requestable(alice)).find(({ resource }) => resource.name === 'iot');
  return row?.resource.id ?? '';
}

describe('roles by name', () => {
  beforeEach(() =>
    dana.call('config.apply', {
      fileName: 'on-call.yaml',
      yaml: `
kind: role
version: v7
metadata: {name: on-call, description: Machines of the field}
spec: {allow: {node_labels: {test: test}, logins: [deploy]}, options: {max_session_ttl: 2h}}
---
kind: role
version: v7
metadata: {name: requester}
spec: {allow: {request: {search_as_roles: [access], roles: ['on-*']}}}
---
kind: role
version: v7
metadata: {name: reviewer}
spec: {allow: {review_requests: {roles: [access, 'on-*']}}}
`,
    }),
  );

  it('are offered in words, asked for, approved, and reach where they reach', async () => {
    expect(await alice.call('requests.askableRoles', {})).toEqual({
      rows: [
        {
          name: 'on-call',
          description: 'Machines of the field',
          contains: ['Log in to machines with test = test as deploy', 'Lasts 2h at most'],
          longestDuration: 2 * hour,
        },
      ],
    });
    const { request } = await alice.call('requests.create', {
      ...plainRequest,
      roles: ['on-call'],
    });
    expect(request).toMatchObject({ roles: ['on-call'], resources: [], state: 'PENDING' });
    await approve(bob, request.id);
    const mine = { query: '', kinds: [], labels: {}, cursor: null, limit: 50 };
    const { rows } = await alice.call('resources.search', { ...mine, show: 'mine' });
    expect(rows.map(({ resource, state, requests }) => [resource.name, state, requests])).toEqual([
      ['iot', 'granted', [request.id]],
    ]);
    const { status } = await alice.assume(request.id);
    expect(status).toMatchObject({ assumedRoles: ['on-call'], activeRequests: [request.id] });
    const through = await rig.ssh(alice, 'deploy@iot');
    expect(through).toMatchObject({ code: 0, stderr: '' });
    expect(await rig.ssh(alice, 'alice@iot')).toMatchObject({ code: 255 });
    expect(await rig.ssh(alice, 'deploy@this-computer')).toMatchObject({ code: 255 });
    const why = await alice.call('access.explain', {
      resource: await iot(),
      principal: { login: 'deploy' },
      user: null,
    });
    expect(why).toMatchObject({ allowed: true });
  });

  it('end for who may no longer ask for them', async () => {
    const { request } = await alice.call('requests.create', {
      ...plainRequest,
      roles: ['on-call'],
    });
    await approve(bob, request.id);
    await dana.call('config.apply', {
      fileName: 'requester.yaml',
      // To search as a role gives resources of it, not the role.
      yaml: 'kind: role\nversion: v7\nmetadata: {name: requester}\nspec: {allow: {request: {search_as_roles: [access, on-call]}}}\n',
    });
    await expect(alice.assume(request.id)).rejects.toMatchObject({ code: 'not_allowed' });
    const again = alice.call('requests.create', { ...plainRequest, roles: ['on-call'] });
    await expect(again).rejects.toMatchObject({ code: 'not_covered', field: 'roles' });
  });
});

describe('the times of a request', () => {
  it('a start that lies ahead keeps the access until then, and the time counts from it', async () => {
    const id = await iot();
    const resources = [{ id, constraint: { type: 'ssh_logins' as const, logins: ['alice'] } }];
    const startAt = rig.now() + 2 * hour;
    const asked = { resources, startAt, accessDuration: hour, pendingFor: 24 * hour };
    const dry = await alice.call('requests.dryRun', { ...plainDryRun, ...asked });
    expect(dry).toMatchObject({
      problems: [],
      roles: ['access'],
      approvals: [{ role: 'access', needs: ['1 approval'] }],
      reviewers: ['bob'],
      granted: { [id]: { login: ['alice'] } },
      accessUntil: startAt + hour,
    });
    const { request } = await alice.call('requests.create', { ...plainRequest, ...asked });
    expect(request.pendingUntil - request.created).toBe(24 * hour);
    await approve(bob, request.id);
    await expect(alice.assume(request.id)).rejects.toMatchObject({
      code: 'wrong_state',
      message: expect.stringContaining('cannot be used until'),
    });
    rig.ahead += 2 * hour + 1_000;
    await alice.assume(request.id);
  });

  it.each([
    ['too long', { accessDuration: 15 * 24 * hour }, 'This access may last 8h at most.'],
    ['waits too long', { pendingFor: 8 * 24 * hour }, 'A request may wait 7d at most.'],
    ['starts long ago', { startAt: 1_000 }, 'This start is in the past.'],
  ])('%s is refused with the limit', async (_what, times, message) => {
    const resources = [{ id: await iot(), constraint: { type: 'by-role' as const } }];
    await expect(
      alice.call('requests.create', { ...plainRequest, resources, ...times }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      field: Object.keys(times)[0],
      message: expect.stringContaining(message),
    });
  });

  it('more than three hundred resources are refused with the limit', async () => {
    const resources = Array.from({ length: 301 }, (_, index) => ({
      id: `/demo/db/d${index}`,
      constraint: { type: 'by-role' as const },
    }));
    await expect(
      alice.call('requests.create', { ...plainRequest, resources }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('300 resources'),
    });
  });
});

describe('presets', () => {
  it('are saved, asked for, shared by who may, and survive a restart', async () => {
    const id = await iot();
    const content = {
      roles: [],
      resources: [{ id, constraint: { type: 'ssh_logins' as const, logins: ['alice'] } }],
      reason: 'Look after the sensors',
      accessDuration: hour,
      suggestedReviewers: ['bob'],
    };
    const input = { id: null, name: 'sensors', shared: false, content };
    const own = await alice.call('presets.save', input);
    await expect(
      alice.call('presets.save', { ...input, name: 'all', shared: true }),
    ).rejects.toMatchObject({ code: 'not_allowed' });
    const shared = await dana.call('presets.save', { ...input, name: 'all', shared: true });
    expect((await bob.call('presets.list', {})).rows).toEqual([shared]);
    await expect(alice.call('presets.delete', { id: shared.id })).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await rig.restart();
    alice = await rig.signedIn('alice');
    expect((await alice.call('presets.list', {})).rows).toEqual([shared, own]);
    const { request } = await alice.call('requests.create', { ...plainRequest, ...own.content });
    expect(request).toMatchObject({ reason: 'Look after the sensors', accessDuration: hour });
    await alice.call('presets.delete', { id: own.id });
    expect((await alice.call('presets.list', {})).rows).toEqual([shared]);
  });
});

it('the gateway announces once what it understands, and the log says so', async () => {
  await rig.restart();
  dana = await rig.signedIn('dana');
  const { events } = await dana.call('audit.list', { before: null, limit: 200 });
  const announced = events.filter(({ type }) => type === 'component.announced');
  expect(announced.map(({ summary }) => summary)).toEqual([
    'the gateway announced that it understands ssh_logins',
  ]);
});
