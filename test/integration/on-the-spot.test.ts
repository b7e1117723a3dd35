import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiInput } from '#shared/api/contract';
import { approve, ask } from '../helpers/cluster/cluster-rig';
import { openSpotRig, type SpotRig } from '../helpers/cluster/spot-rig';

let spot: SpotRig;
beforeEach(async () => {
  spot = await openSpotRig();
});
afterEach(() => spot.close());

const question = 'You do not have alice on iot. Reason for the request (Ctrl-C to leave it):';
const waiting = 'Waiting for 1 approval by a reviewer of access. Request ';

describe.each(['direct', 'jump'] as const)('asked for on the spot, %s', (way) => {
  it('goes on to a shell once it is approved, which ends when it is revoked', async () => {
    const terminal = spot.terminal(spot.ways[way]('alice', 'iot'));
    await terminal.shows(question);
    terminal.send('responding to incident 123\r');
    await terminal.shows(waiting);
    const request = await spot.request('PENDING');
    expect(request).toMatchObject({
      reason: 'responding to incident 123',
      roles: ['access'],
      resources: [{ constraint: { type: 'ssh_logins', logins: ['alice'] } }],
    });
    expect(terminal.text()).toContain(request.id.slice(0, 8));

    await approve(spot.bob, request.id);
    await terminal.shows('$');
    terminal.send('echo "I am $USER" | tr a-z A-Z\r');
    await terminal.shows('I AM ALICE');

    const { id } = request;
    await spot.bob.call('requests.revoke', { id, reason: 'the incident is over' });
    await terminal.shows('was revoked: the incident is over');
    expect(await terminal.ended()).toBe(255);
  });

  it('says who denied it and why, and ends', async () => {
    const terminal = spot.terminal(spot.ways[way]('alice', 'iot'));
    await terminal.shows(question);
    terminal.send('please\r');
    await terminal.shows(waiting);
    const { id } = await spot.request('PENDING');
    await spot.bob.call('requests.review', {
      id,
      verdict: 'deny',
      message: 'not now',
      terms: null,
    });
    await terminal.shows(`Request ${id.slice(0, 8)} was denied by bob: not now.`);
    expect(await terminal.ended()).toBe(255);
  });

  it('is taken back with Ctrl-C', async () => {
    const terminal = spot.terminal(spot.ways[way]('alice', 'iot'));
    await terminal.shows(question);
    terminal.send('please\r');
    await terminal.shows(waiting);
    await spot.request('PENDING');
    terminal.send('\u0003');
    await terminal.ended();
    expect(await spot.request('WITHDRAWN')).toMatchObject({ reason: 'please' });
  });
});

describe('on the spot', () => {
  it('counts for that connection alone, and leaves what is assumed elsewhere as it is', async () => {
    const other = await ask(spot.alice, { 'this-computer': ['deploy'] });
    await approve(spot.bob, other);
    await spot.alice.assume(other);
    spot.refresh();
    const terminal = spot.terminal(spot.ways.direct('alice', 'iot'));
    await terminal.shows(question);
    terminal.send('please\r');
    await terminal.shows(waiting);
    await approve(spot.bob, (await spot.request('PENDING')).id);
    await terminal.shows('$');

    const assumed = await spot.run([...spot.ways.direct('deploy', 'this-computer'), 'echo still']);
    expect(assumed.stdout.toString()).toContain('still');
    const status = await spot.alice.call('status.get', {});
    expect(status.activeRequests).toEqual([other]);
    // A second connection by the same certificate lacks it as before.
    const again = await spot.run([
      ...spot.ways.direct('alice', 'iot'),
      '-o',
      'BatchMode=yes',
      'id',
    ]);
    expect(again.code).toBe(255);
    expect(again.stderr).toContain('Permission denied (keyboard-interactive)');
    terminal.send('exit\r');
    expect(await terminal.ended()).toBe(0);
  });

  it('asks again for a reason where none is given, and not for ever', async () => {
    const yaml = `
kind: role
version: v7
metadata: {name: requester}
spec:
  allow: {request: {search_as_roles: [access]}}
  options: {request_access: reason, request_prompt: "Which incident?"}
`;
    await spot.dana.call('config.apply', { fileName: 'requester.yaml', yaml });
    const terminal = spot.terminal(spot.ways.direct('alice', 'iot'));
    await terminal.shows('Which incident?');
    await terminal.shows(question);
    terminal.send('\r');
    await terminal.shows('A reason is required.');
    terminal.send('  \r');
    const told = () => terminal.text().split('A reason is required.').length - 1;
    await expect.poll(told).toBe(2);
    terminal.send('\r');
    await terminal.shows('A reason is required. Nothing was asked for.');
    expect(await terminal.ended()).toBe(255);
    const input = { show: 'mine' as const, cursor: null, limit: 10 };
    expect((await spot.alice.call('requests.list', input)).rows).toEqual([]);
  });

  it('is told why at once where nobody can be asked, and nothing is made', async () => {
    const result = await spot.run([
      ...spot.ways.direct('alice', 'iot'),
      '-o',
      'BatchMode=yes',
      'id',
    ]);
    expect(result.stderr).toContain('gives access to no machines');
    expect(result.stderr).toContain('Permission denied (keyboard-interactive)');
    const input = { show: 'mine' as const, cursor: null, limit: 10 };
    expect((await spot.alice.call('requests.list', input)).rows).toEqual([]);
  });

  it.each([
    ['a login that no role gives', 'root', 'iot', 'no machines'],
    ['a node that is not there', 'alice', 'nothing', 'There is no machine nothing'],
  ])('does not offer %s', async (_what, login, node, words) => {
    const terminal = spot.terminal(spot.ways.direct(login, node));
    await terminal.shows(words);
    expect(await terminal.ended()).toBe(255);
    expect(terminal.text()).not.toContain('Reason for the request');
  });

  it('offers nothing to whoever is locked, and nothing on what is', async () => {
    const { dana } = spot;
    const lock = (on: ApiInput<'locks.create'>['on']) =>
      dana.call('locks.create', { on, message: 'an incident', lasts: null });
    const { nodes } = await dana.call('nodes.list', {});
    const iot = nodes.find(({ resource }) => resource.name === 'iot')?.resource.id ?? '';
    await lock({ kind: 'resource', target: iot });
    const onNode = spot.terminal(spot.ways.direct('alice', 'iot'));
    expect(await onNode.ended()).toBe(255);
    expect(onNode.text()).not.toContain('Reason for the request');

    const user = spot.alice.credentials?.status.user.id ?? '';
    await lock({ kind: 'user', target: user });
    const ofUser = spot.terminal(spot.ways.direct('deploy', 'this-computer'));
    await ofUser.shows('alice is locked: an incident');
    expect(await ofUser.ended()).toBe(255);
    expect(ofUser.text()).not.toContain('Reason for the request');
  });

  it('ends the wait of whoever is locked meanwhile', async () => {
    const terminal = spot.terminal(spot.ways.direct('alice', 'iot'));
    await terminal.shows(question);
    terminal.send('please\r');
    await terminal.shows(waiting);
    const target = spot.alice.credentials?.status.user.id ?? '';
    const on = { kind: 'user' as const, target };
    await spot.dana.call('locks.create', { on, message: 'an incident', lasts: null });
    await terminal.shows('alice is locked: an incident');
    expect(await terminal.ended()).toBe(255);
  });

  it('puts on record from where it was asked, and the certificate for the connection', async () => {
    const terminal = spot.terminal(spot.ways.direct('alice', 'iot'));
    await terminal.shows(question);
    terminal.send('please\r');
    await terminal.shows(waiting);
    const { id } = await spot.request('PENDING');
    await approve(spot.bob, id);
    await terminal.shows('$');
    const { events } = await spot.dana.call('audit.list', { before: null, limit: 50 });
    const created = events.find(({ type }) => type === 'access_request.created');
    expect(created).toMatchObject({ address: '127.0.0.1', data: { request: id } });
    const issued = events.find(({ type }) => type === 'certificate.issue');
    expect(issued).toMatchObject({ data: { assumed: [id], connection: expect.any(String) } });
  });
});
