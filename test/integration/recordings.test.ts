import { createHash, randomUUID } from 'node:crypto';
import { existsSync, openSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '#main/cluster/recordings/recording-disk';
import { readLimits } from '#shared/api/procedures/recordings';
import type { Recording, RecordingFilter } from '#shared/model/recording';
import type { ApiCaller } from '../helpers/cluster/api-caller';
import { ask, type SshRun } from '../helpers/cluster/cluster-rig';
import { openUseRig, type UseRig } from '../helpers/cluster/use-rig';
import { decodeCast } from '../helpers/recordings/decode-cast';

let use: UseRig;
beforeEach(async () => {
  use = await openUseRig();
  await use.alice.assume(await use.granted({ iot: ['alice'] }));
});
afterEach(() => use.rig.close());

const bestEffort = `
kind: role
version: v8
metadata: {name: access}
spec:
  allow: {node_labels: {'*': '*'}, logins: ['{{internal.logins}}']}
  options: {record_session: {ssh: best_effort}}
`;

const terminal = { options: ['-tt'] };

/** Runs a command in a terminal on iot, as alice. */
function run(command: string, more: SshRun = {}) {
  return use.rig.ssh(use.alice, 'alice@iot', { ...terminal, command, ...more });
}

async function list(caller: ApiCaller = use.dana): Promise<readonly Recording[]> {
  return (await caller.call('recordings.list', { before: null, limit: 50 })).rows;
}

async function only(): Promise<Recording> {
  const [found, ...others] = await list();
  if (!found || others.length > 0) throw new Error(`${others.length} recordings`);
  return found;
}

/** The recording, once nothing is written to it any more. */
async function over(): Promise<Recording> {
  for (;;) {
    const found = await only();
    if (found.state !== 'live') return found;
    await use.dana.call('recordings.read', { ...page(found.id, found.bytes), wait: 1_000 });
  }
}

const page = (id: string, offset = 0) => ({ id, offset, limit: readLimits.least, wait: 0 });

async function textOf(id: string): Promise<string> {
  let text = '';
  for (let offset = 0; ;) {
    const piece = await use.dana.call('recordings.read', page(id, offset));
    text += piece.text;
    offset = piece.next;
    if (offset >= piece.bytes && !piece.grows) return text;
  }
}

const fileOf = (id: string): string => join(use.rig.dataDir, 'recordings', `${id}.recording`);

/** Waits until nothing is written any more. */
async function settled(): Promise<void> {
  while ((await list()).some(({ state }) => state === 'live'))
    await new Promise((resolve) => setTimeout(resolve, 20));
}

async function events(type: string) {
  const { events: found } = await use.dana.call('audit.list', { before: null, limit: 200 });
  return found.filter((event) => event.type === type);
}

describe('a session in a terminal', () => {
  it('is recorded as it was shown, and ends with how the program did', async () => {
    const { stdout } = await run('printf "grüße \\033[31mred\\033[0m\\n"; seq 1 40000; exit 3');
    const recording = await over();
    const cast = decodeCast(await textOf(recording.id));
    expect(cast.all('o')).toBe(stdout.toString());
    expect(cast.header).toMatchObject({ version: 3, term: { cols: 80, rows: 24 } });
    expect(cast.events.at(-1)).toMatchObject({ 1: 'x', 2: '3' });
    expect(cast.all('i')).toBe('');
    expect(recording).toMatchObject({
      ...{ state: 'finished', login: 'alice', exitCode: 3, hasInput: false },
      node: { name: 'iot' },
      user: { name: 'alice' },
    });
  });

  it('lies encrypted on the disk, for its account alone, with its hash in the audit log', async () => {
    await run('echo a-secret-word');
    const { id } = await over();
    const bytes = readFileSync(fileOf(id));
    expect(bytes.includes('a-secret-word')).toBe(false);
    expect(statSync(fileOf(id)).mode & 0o777).toBe(0o600);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [finished] = await events('recording.finished');
    expect(finished?.data).toMatchObject({ recording: id, sha256 });
    expect(await use.dana.call('recordings.get', { id })).toMatchObject({
      sha256,
      proof: 'intact',
    });
  });

  it('shows when its file was changed, cut off or taken away', async () => {
    await run('seq 1 100');
    const { id } = await over();
    const proof = async () => (await use.dana.call('recordings.get', { id })).proof;
    const bytes = readFileSync(fileOf(id));
    const changed = Buffer.from(bytes);
    changed[200] = (changed[200] ?? 0) ^ 1;
    writeFileSync(fileOf(id), changed);
    expect(await proof()).toBe('changed');
    await expect(textOf(id)).rejects.toMatchObject({ code: 'store_unusable' });
    writeFileSync(fileOf(id), bytes);
    expect(await proof()).toBe('intact');
    truncateSync(fileOf(id), bytes.length - 1);
    expect(await proof()).toBe('changed');
    await expect(textOf(id)).rejects.toMatchObject({ code: 'store_unusable' });
  });

  it('is recorded with what was typed where the cluster says so', async () => {
    await use.dana.call('recordings.putSettings', {
      settings: { input: true, keepDays: null },
      version: 0,
    });
    await run('read line; echo "got $line"', { typed: 'hello\n' });
    const recording = await over();
    expect(decodeCast(await textOf(recording.id)).all('i')).toBe('hello\n');
    expect(recording.hasInput).toBe(true);
  });

  it('is not recorded without a terminal, but the command is on record with its end', async () => {
    await run('exit 9', { options: [] });
    expect(await list()).toEqual([]);
    const [ran] = await events('session.exec');
    expect(ran?.data).toMatchObject({ command: 'exit 9', exitCode: 9 });
  });
});

describe('a live session', () => {
  /** A session that prints and goes on, once what it printed can be read. */
  async function live() {
    const ended = run('echo begun; sleep 600', { typed: '' });
    for (;;) {
      const [session] = (await use.dana.call('sessions.list', {})).rows;
      if (session) return { session, ended };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('can be watched while it runs, and ended with a reason on its terminal', async () => {
    const { session, ended } = await live();
    expect(session).toMatchObject({
      recorded: true,
      login: 'alice',
      what: 'exec echo begun; sleep 600',
    });
    let text = '';
    for (let offset = 0; !text.includes('begun\\r');) {
      const more = { ...page(session.id, offset), wait: 5_000 };
      const piece = await use.dana.call('recordings.read', more);
      expect(piece.grows).toBe(true);
      text += piece.text;
      offset = piece.next;
    }
    await use.dana.call('sessions.end', { id: session.id, reason: 'Maintenance\u001B[2J now' });
    const { stderr, code } = await ended;
    expect(code).toBe(255);
    expect(stderr).toContain('dana ended this session: Maintenance[2J now');
    const recording = await over();
    expect(recording.reason).toBe('dana ended this session: Maintenance[2J now');
    expect(decodeCast(await textOf(recording.id)).all('o')).toContain('dana ended this session');
    expect((await use.dana.call('sessions.list', {})).rows).toEqual([]);
  });

  it('is seen and ended by whose it is and by those who have the right, and by nobody else', async () => {
    const { session, ended } = await live();
    const { id } = session;
    expect((await use.alice.call('sessions.list', {})).rows).toMatchObject([
      { id, can: { watch: false, end: true } },
    ]);
    expect((await use.bob.call('sessions.list', {})).rows).toEqual([]);
    const refused = { code: 'not_allowed' };
    await expect(use.bob.call('sessions.end', { id, reason: '' })).rejects.toMatchObject(refused);
    for (const caller of [use.alice, use.bob]) {
      await expect(caller.call('recordings.read', page(id))).rejects.toMatchObject(refused);
      await expect(caller.call('recordings.get', { id })).rejects.toMatchObject(refused);
      await expect(list(caller)).rejects.toMatchObject(refused);
    }
    await use.alice.call('sessions.end', { id, reason: '' });
    expect((await ended).stderr).toContain('alice ended this session');
  });

  it('is told of as it begins and ends, to those who may see it alone', async () => {
    const [hers, danas, bobs] = await Promise.all(
      [use.alice, use.dana, use.bob].map((caller) => caller.events()),
    );
    const told = (stream: typeof hers) =>
      (stream?.seen ?? []).filter(({ type }) => type === 'sessions').length;
    for (const stream of [hers, danas, bobs]) await stream?.find(({ type }) => type === 'hello');
    const { session, ended } = await live();
    for (const stream of [hers, danas]) await stream?.find(({ type }) => type === 'sessions');
    const before = [told(hers), told(danas)];
    await use.alice.call('sessions.end', { id: session.id, reason: '' });
    await ended;
    await hers?.find(() => told(hers) > (before[0] ?? 0));
    await danas?.find(() => told(danas) > (before[1] ?? 0));
    expect((await use.dana.call('sessions.list', {})).rows).toEqual([]);
    // What bob is told next comes after all of that.
    const id = await ask(use.alice, { iot: ['alice'] });
    await bobs?.find((event) => event.type === 'request' && event.view.request.id === id);
    expect(told(bobs)).toBe(0);
    const revision = danas?.seen.at(-1)?.revision ?? 0;
    const resumed = await use.dana.events(revision);
    await resumed.find(({ type }) => type === 'sessions');
    for (const stream of [hers, danas, bobs, resumed]) stream?.close();
  });

  it('leaves a recording that says so when the cluster stops in the middle of it', async () => {
    const { session, ended } = await live();
    await use.rig.restart();
    await ended;
    const { recording } = await use.dana.call('recordings.get', { id: session.id });
    expect(recording.state).toBe('finished');
    expect(decodeCast(await textOf(session.id)).all('m')).toContain('shut down');
  });
});

describe('a disk without room', () => {
  it('lets no session in a terminal begin', async () => {
    await use.rig.restart({ disk: { ...realDisk, hasRoomNow: () => false } });
    const { stderr, stdout } = await run('echo ran');
    expect(stderr).toContain('This session has to be recorded, and Daypass could not begin to');
    expect(stdout.toString()).toBe('');
  });

  it('ends a session in the middle, and says why', async () => {
    await use.rig.restart({ disk: { ...realDisk, create: () => openSync('/dev/full', 'w') } });
    const { stderr } = await run('sleep 600');
    expect(stderr).toContain('The recording of this session could not be written');
  });

  it('stops nobody whose roles have recordings made as far as that goes', async () => {
    await use.apply(bestEffort);
    await use.rig.restart({ disk: { ...realDisk, hasRoomNow: () => false } });
    expect((await run('echo ran')).stdout.toString()).toBe('ran\r\n');
    expect(await list()).toEqual([]);
    const [failed] = await events('recording.failed');
    expect(failed?.data).toMatchObject({ login: 'alice' });
  });
});

it('loses a file that a crash left without a record, at the next start, and the log says so', async () => {
  await run('echo kept');
  await settled();
  const kept = await only();
  const lost = randomUUID();
  writeFileSync(fileOf(lost), readFileSync(fileOf(kept.id)));
  const said: string[] = [];
  await use.rig.restart({ log: (line) => said.push(line) });
  const isSaid = (): boolean => said.some((line) => line.includes(`recording ${lost} was deleted`));
  while (!isSaid()) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(existsSync(fileOf(lost))).toBe(false);
  expect(decodeCast(await textOf(kept.id)).all('o')).toBe('kept\r\n');
});

it('is found by user, node, time and words, a page at a time, and playing it is on record', async () => {
  for (const word of ['first', 'second', 'third']) {
    await run(`echo ${word}`);
    await settled();
  }
  const [third, second, first] = await list();
  if (!third || !second || !first) throw new Error('not enough recordings');
  const found = async (filter: RecordingFilter) => {
    const page = await use.dana.call('recordings.list', { filter, before: null, limit: 50 });
    return page.rows.map(({ what }) => what.replace('exec echo ', ''));
  };
  expect(await found({})).toEqual(['third', 'second', 'first']);
  expect(await found({ user: 'alice', node: 'iot', words: 'SEC ech' })).toEqual(['second']);
  expect(await found({ user: 'bob' })).toEqual([]);
  expect(await found({ node: 'this-computer' })).toEqual([]);
  expect(await found({ from: second.started, until: third.started })).toEqual(['second']);
  const { next } = await use.dana.call('recordings.list', { before: null, limit: 2 });
  const { rows } = await use.dana.call('recordings.list', { before: next, limit: 2 });
  expect(rows.map(({ id }) => id)).toEqual([first.id]);

  await textOf(second.id);
  await textOf(second.id);
  await use.rig.restart();
  const reads = await events('recording.read');
  expect(reads.map(({ who, data }) => [who, data['recording']])).toEqual([['dana', second.id]]);
});
