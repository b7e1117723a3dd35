import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import { startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';
import { makeCommand } from '../helpers/cluster/server-to-enrol';

let rig: ClusterRig;
let dana: ApiCaller;
let nobody: ApiCaller;
beforeEach(async () => {
  rig = await startClusterRig();
  dana = await rig.signedIn('dana');
  nobody = await rig.nobody();
});
afterEach(() => rig.close());

const hostKey = formatKeyLine(publicKeyBlob(generateKeyPairSync('ed25519').privateKey));

function post(what: string, secret: string, lines: readonly string[]) {
  return nobody.post(`/enrol/${what}`, `${lines.join('\n')}\n`, {
    'content-type': 'text/plain',
    authorization: `Bearer ${secret}`,
  });
}

async function tokenFor(uses = 1): Promise<string> {
  const { command } = await makeCommand(dana, { uses });
  return /daypass_enrol (\S+)/.exec(command)?.[1] ?? '';
}

async function join(token: string, name: string): Promise<{ id: string; credential: string }> {
  const { status, body } = await post('join', token, [`name ${name}`, `host-key ${hostKey}`]);
  expect([status, body]).toEqual([200, expect.stringMatching(/\nend\n$/)]);
  const credential = /^credential (.*)$/m.exec(body)?.[1] ?? '';
  return { id: credential.split('.')[0] ?? '', credential };
}

it('takes a credential for its own node alone', async () => {
  const token = await tokenFor(2);
  const [one, other] = [await join(token, 'one'), await join(token, 'other')];
  const report = [`host-key ${hostKey}`];
  expect((await post('report', one.credential, report)).status).toBe(200);
  const mixed = `${one.id}.${other.credential.split('.')[1] ?? ''}`;
  for (const wrong of [mixed, one.id, `${one.id}.`, token, 'x'])
    for (const what of ['report', 'leave'])
      expect(await post(what, wrong, report)).toMatchObject({
        status: expect.toSatisfy((status) => status === 401 || status === 429),
      });
  expect((await post('join', one.credential, [...report, 'name three'])).status).toBe(401);
  expect((await post('leave', one.credential, [])).status).toBe(200);
  expect((await post('report', one.credential, report)).status).toBe(401);
  const { nodes } = await dana.call('nodes.list', {});
  expect(nodes.filter(({ reports }) => reports).map(({ resource }) => resource.name)).toEqual([
    'other',
  ]);
});

it('reads no body that is too large, of another type, or that holds what deceives', async () => {
  const token = await tokenFor();
  const good = ['name web-1', `host-key ${hostKey}`];
  const large = await post('join', token, [...good, `os ${'x'.repeat(70_000)}`]);
  expect(large).toMatchObject({ status: 413, body: 'The body is larger than 64 KB.\n' });
  const many = await post('join', token, [...good, ...Array<string>(500).fill('ip 10.0.0.1')]);
  expect(many.status).toBe(400);
  const bad = [
    ['name web\u001b[31m', `host-key ${hostKey}`],
    [...good, 'label env=\u001b]0;x\u0007'],
    [...good, 'label env=a\u202eb'],
    [...good, 'command-label __proto__=x'],
    [...good, 'label no-value'],
    [...good, 'port 70000'],
    [...good, 'address $(reboot)'],
    [...good, 'trusts nothing'],
    [...good, 'credential x'],
    [...good, 'name other'],
    ['name web-1', 'host-key ssh-dss AAAA'],
    ['name web-1'],
  ];
  for (const lines of bad)
    expect([lines, (await post('join', token, lines)).status]).toEqual([lines, 400]);
  const typed = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  expect((await nobody.post('/enrol/join', '{}', typed)).status).toBe(400);
  expect((await nobody.post('/enrol/join', '', { 'content-type': 'text/plain' })).status).toBe(401);
  expect((await nobody.get('/enrol/join')).status).toBe(404);
  expect((await post('other', token, good)).status).toBe(404);
  await join(token, 'web-1');
});

it('shows facts plain, whatever they hold', async () => {
  const { credential } = await join(await tokenFor(), 'web-1');
  const facts = [`os \u001b[31mDebian\u0007 ${'x'.repeat(400)}`, 'ip \u001b[2J10.0.0.7'];
  expect((await post('report', credential, [`host-key ${hostKey}`, ...facts])).status).toBe(200);
  const { nodes } = await dana.call('nodes.list', {});
  const told = nodes.find(({ resource }) => resource.name === 'web-1')?.facts;
  expect(told?.os).toMatch(/^\[31mDebian x+$/);
  expect(told?.os).toHaveLength(200);
  expect(told?.addresses).toEqual(['[2J10.0.0.7']);
});

it('slows down whoever guesses', async () => {
  const guesses = [];
  for (let guess = 0; guess < 25; guess += 1)
    guesses.push((await post('join', `guess-${guess}`, ['name x'])).status);
  expect(guesses.slice(0, 20)).toEqual(Array(20).fill(401));
  expect(guesses.at(-1)).toBe(429);
});

it('keeps what nodes said, and knows them by their credential, over a restart', async () => {
  const { credential } = await join(await tokenFor(), 'web-1');
  const lines = [`host-key ${hostKey}`, 'os Alpine', 'command-label rack=7'];
  expect((await post('report', credential, lines)).status).toBe(200);
  const told = async () =>
    (await dana.call('nodes.list', {})).nodes
      .filter(({ resource }) => resource.name === 'web-1')
      // Whether it answers is seen anew after a start.
      .map(({ health: _seen, ...rest }) => rest)[0];
  const before = await told();
  const unused = await tokenFor();
  await rig.restart();
  [dana, nobody] = [await rig.signedIn('dana'), await rig.nobody()];
  expect({ ...(await told()), lastSeen: 0 }).toEqual({ ...before, lastSeen: 0 });
  const { events } = await dana.call('audit.list', { before: null, limit: 100 });
  const reports = events.filter(({ type }) => type === 'node.report').length;
  expect((await post('report', credential, lines)).status).toBe(200);
  const after = (await dana.call('audit.list', { before: null, limit: 100 })).events;
  expect(after.filter(({ type }) => type === 'node.report')).toHaveLength(reports);
  await join(unused, 'web-2');
});
