import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificatePem } from '#main/cluster/authority/x509-certificates';
import { createIssuer } from '#main/cluster/authority/x509-issuer';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import { startClusterRig, type ClusterRig } from '../helpers/cluster/cluster-rig';
import {
  makeCommand,
  startServerToEnrol,
  type ServerOptions,
  type ServerToEnrol,
} from '../helpers/cluster/server-to-enrol';

let rig: ClusterRig;
let dana: ApiCaller;
const servers: ServerToEnrol[] = [];
beforeEach(async () => {
  rig = await startClusterRig();
  dana = await rig.signedIn('dana');
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await rig.close();
});

async function start(options: Partial<ServerOptions> = {}): Promise<ServerToEnrol> {
  const server = await startServerToEnrol({ includes: true, ...options });
  servers.push(server);
  return server;
}

async function enrolledNames(): Promise<string[]> {
  const { nodes } = await dana.call('nodes.list', {});
  return nodes.filter(({ reports }) => reports).map(({ resource }) => resource.name);
}

/** Runs the command and expects it to be refused with nothing left behind, here and in the cluster. */
async function expectRefusal(
  server: ServerToEnrol,
  command: string,
  words: RegExp,
  more: readonly string[] = ['--name', 'web-1'],
): Promise<void> {
  const [before, names] = [server.files(), await enrolledNames()];
  const done = await server.enrol(command, ...more);
  expect(done.stderr).toMatch(words);
  expect(done.code).not.toBe(0);
  expect(server.files()).toEqual(before);
  expect(await enrolledNames()).toEqual(names);
}

describe('an enrolment command', () => {
  it('works once, for so long, until it is taken back, and never with another token', async () => {
    const noGood = /command is no good any more: it was used, taken back or is too old/;
    const [server, other] = [await start(), await start()];
    const used = await makeCommand(dana);
    expect((await server.enrol(used.command, '--name', 'web-1')).code).toBe(0);
    await expectRefusal(other, used.command, noGood, ['--name', 'web-2']);
    const back = await makeCommand(dana);
    await dana.call('nodes.revokeJoinToken', { id: back.id });
    await expectRefusal(other, back.command, noGood);
    const late = await makeCommand(dana, { validFor: 60_000 });
    const wrong = late.command.replace(/daypass_enrol \S{20}/, `daypass_enrol ${'A'.repeat(20)}`);
    expect(wrong).not.toBe(late.command);
    await expectRefusal(other, wrong, noGood);
    rig.ahead = 61_000;
    await expectRefusal(other, late.command, noGood);
    rig.ahead = 0;
    await expect(makeCommand(dana, { validFor: 3_600_001 })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const alice = await rig.signedIn('alice');
    await expect(makeCommand(alice)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('stops to work when whoever made it is locked', async () => {
    const server = await start();
    const { command } = await makeCommand(dana);
    await dana.call('config.apply', {
      fileName: 'erin.yaml',
      yaml: 'kind: user\nversion: v2\nmetadata: {name: bob}\nspec: {roles: [editor, auditor]}\n',
    });
    const bob = await rig.signedIn('bob');
    const target = (await dana.call('status.get', {})).user.id;
    const on = { kind: 'user' as const, target };
    await bob.call('locks.create', { on, message: '', lasts: null });
    const done = await server.enrol(command);
    expect(done.stderr).toMatch(/no good any more/);
  });

  it('gives curl nothing to run when the cluster is not the one that made it', async () => {
    const server = await start();
    const { command } = await makeCommand(dana);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const issuer = { privateKey, usage: 'server', cluster: 'demo', now: Date.now() } as const;
    const words = certificatePem(await createIssuer(issuer))
      .trimEnd()
      .split('\n')
      .slice(1, -1);
    const wrong = command.replace(
      /('-----BEGIN CERTIFICATE-----') .* ('-----END CERTIFICATE-----')/,
      `$1 ${words.join(' ')} $2`,
    );
    expect(wrong).not.toBe(command);
    const before = server.files();
    const done = await server.enrol(wrong, '--name', 'web-1');
    expect(done.stderr).toMatch(/curl: \(60\)/);
    expect(done.stdout.toString()).toBe('');
    expect(server.files()).toEqual(before);
    expect(await enrolledNames()).toEqual([]);
  });

  it('holds servers to the names and labels that it was made for', async () => {
    const server = await start();
    const { command } = await makeCommand(dana, {
      labels: { env: 'staging' },
      namePattern: 'staging-*',
    });
    await expectRefusal(server, command, /fits staging-\*, and web-1 does not/);
    await expectRefusal(server, command, /cannot be its name/, ['--name', 'no name']);
    const done = await server.enrol(command, '--name', 'staging-1', '--label', 'env=prod');
    expect(done.stderr).toBe('');
    const { nodes } = await dana.call('nodes.list', {});
    expect(nodes.find(({ resource }) => resource.name === 'staging-1')?.resource.labels).toEqual({
      env: 'staging',
    });
    const { events } = await dana.call('audit.list', { before: null, limit: 50 });
    expect(events.find(({ type }) => type === 'node.join')?.who).toBe('dana');
    expect(JSON.stringify(events)).not.toContain(
      command.split(' ').find((each) => each.length === 43),
    );
  });

  it('takes no second server of a name, and is not used up by trying', async () => {
    const [one, other] = [await start(), await start()];
    const { command } = await makeCommand(dana, { uses: 2 });
    expect((await one.enrol(command, '--name', 'web-1')).code).toBe(0);
    await expectRefusal(other, command, /There is a server web-1 in the cluster already/);
    expect((await other.enrol(command, '--name', 'web-2')).code).toBe(0);
    expect(await enrolledNames()).toEqual(['web-1', 'web-2']);
  });
});

describe('the script', () => {
  it('changes nothing when it is only asked what it would do, and nothing new when it runs again', async () => {
    const server = await start();
    const before = server.files();
    const { command } = await makeCommand(dana);
    const dry = await server.enrol(command, '--name', 'web-1', '--dry-run');
    expect(dry.stdout.toString()).toContain(`host-key ${server.sshd.hostKey}`);
    expect([dry.code, server.files()]).toEqual([0, before]);
    expect(await enrolledNames()).toEqual([]);
    expect((await server.enrol(command, '--name', 'web-1')).code).toBe(0);
    const once = server.files();
    const twice = await server.enrol((await makeCommand(dana)).command);
    expect(twice.stdout.toString()).toMatch(/^web-1 is enrolled already, and up to date/);
    expect(server.files()).toEqual(once);
    expect(await enrolledNames()).toEqual(['web-1']);
  });

  it('leaves a configuration alone that is wrong, or that has an authority already', async () => {
    const server = await start();
    const good = readFileSync(server.configFile, 'utf8');
    const { command } = await makeCommand(dana);
    writeFileSync(server.configFile, `${good}NoSuchOption yes`);
    await expectRefusal(server, command, /not in order as it is, and nothing was changed/);
    writeFileSync(server.configFile, `TrustedUserCAKeys /etc/other.pub\n${good}`);
    await expectRefusal(server, command, /trusts another authority already/);
    writeFileSync(server.configFile, `PubkeyAuthentication no\n${good}`);
    await expectRefusal(server, command, /takes no keys/);
  });

  it('puts everything back, in the cluster too, when its lines would not count', async () => {
    const server = await start({ lines: ['TrustedUserCAKeys none'] });
    const { command } = await makeCommand(dana);
    await expectRefusal(server, command, /everything was put back: other lines/);
    const { events } = await dana.call('audit.list', { before: null, limit: 50 });
    expect(events.map(({ type }) => type)).toContain('node.leave');
  });

  it('reports labels by programs that root alone can change, and never over those that were given', async () => {
    const server = await start();
    const labels = join('root/etc/daypass/labels.d');
    server.write(`${labels}/kernel.sh`, '#!/bin/sh\nprintf "six\\033[31m\\nsecond line\\n"\n');
    server.write(`${labels}/tier`, '#!/bin/sh\necho database\n');
    server.write(`${labels}/notes.txt`, 'not a program');
    const { command } = await makeCommand(dana, { labels: { tier: 'web' } });
    expect((await server.enrol(command, '--name', 'web-1')).code).toBe(0);
    const one = async () =>
      (await dana.call('nodes.list', {})).nodes.find(({ resource }) => resource.name === 'web-1');
    expect(await one()).toMatchObject({
      resource: { labels: { tier: 'web', kernel: 'six[31m' } },
      commandLabels: ['kernel'],
    });
    server.write(`${labels}/kernel.sh`, '#!/bin/sh\necho seven\n');
    expect((await server.program('refresh')).code).toBe(0);
    expect((await one())?.resource.labels).toEqual({ tier: 'web', kernel: 'seven' });
    const removed = await server.program('remove');
    expect(removed.stdout.toString()).toMatch(/Your own files in \S+ were left there/);
  });
});
