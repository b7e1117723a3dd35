import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything } from '#shared/model/session-permissions';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { runTool } from '../helpers/gateway/run-tool';

const sentence = 'Copying files is not allowed: role ops-read says ssh_file_copy: false.';

let rig: GatewayRig;
let config: string;
let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  rig = await startGatewayRig();
  config = rig.ssh.configuration(rig.target);
});
afterAll(() => rig.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-files-'));
  rig.keeper.permissions = everything;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bytesIn(name: string, length = 3_000_001): Buffer {
  const bytes = randomBytes(length);
  writeFileSync(at(name), bytes);
  return bytes;
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const same = (name: string, bytes: Buffer): void =>
  expect(sha256(readFileSync(at(name)))).toBe(sha256(bytes));

describe('copying files with stock tools', () => {
  it('lists, sends and fetches by sftp', async () => {
    const bytes = bytesIn('here');
    const input = `put ${at('here')} ${at('there')}\nls -l ${folder}\nget ${at('there')} ${at('back')}\n`;
    const result = await runTool(['sftp', '-F', config, '-b', '-', 'node'], { input });
    expect(result).toMatchObject({ code: 0 });
    expect(result.stdout.toString()).toContain('there');
    same('there', bytes);
    same('back', bytes);
    expect(rig.keeper.recorded('sessionStarted')).toContainEqual(
      expect.objectContaining({ what: 'subsystem sftp' }),
    );
  });

  it.each([['scp'], ['scp', '-O']])('copies both ways by %s %s', async (...scp) => {
    const words = scp.filter((word) => word !== undefined);
    const bytes = bytesIn('here');
    const up = await runTool([...words, '-F', config, at('here'), `node:${at('there')}`]);
    expect(up).toMatchObject({ code: 0 });
    same('there', bytes);
    const down = await runTool([...words, '-F', config, `node:${at('there')}`, at('back')]);
    expect(down).toMatchObject({ code: 0 });
    same('back', bytes);
  });

  it('copies folders by rsync', async () => {
    mkdirSync(at('from'));
    const one = bytesIn('from/one');
    const two = bytesIn('from/two', 10);
    const shell = `ssh -F ${config}`;
    const up = await runTool(['rsync', '-a', '-e', shell, at('from/'), `node:${at('to/')}`]);
    expect(up).toMatchObject({ code: 0 });
    same('to/one', one);
    same('to/two', two);
    const down = await runTool(['rsync', '-a', '-e', shell, `node:${at('to/')}`, at('back/')]);
    expect(down).toMatchObject({ code: 0 });
    same('back/one', one);
  });

  it('clones and pushes by git', async () => {
    const environment = {
      ...{ GIT_SSH_COMMAND: `ssh -F ${config}`, GIT_CONFIG_GLOBAL: '/dev/null' },
      ...{ GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com' },
      ...{ GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' },
    };
    const git = async (...words: string[]): Promise<void> => {
      const result = await runTool(['git', ...words], { environment });
      expect(result).toMatchObject({ code: 0 });
    };
    await git('init', '-q', '--bare', at('there.git'));
    await git('clone', '-q', `ssh://node${at('there.git')}`, at('work'));
    const bytes = bytesIn('work/file');
    await git('-C', at('work'), 'add', 'file');
    await git('-C', at('work'), 'commit', '-q', '-m', 'One');
    await git('-C', at('work'), 'push', '-q', 'origin', 'HEAD:main');
    await git('clone', '-q', '-b', 'main', `ssh://node${at('there.git')}`, at('again'));
    same('again/file', bytes);
  });

  it('goes on while the keys are exchanged anew', async () => {
    const bytes = bytesIn('here', 12_000_001);
    const often = ['-o', 'RekeyLimit=1M', '-v'];
    const up = await runTool([
      ...['scp', ...often, '-F', config, at('here'), `node:${at('there')}`],
    ]);
    expect(up).toMatchObject({ code: 0 });
    expect(up.stderr.match(/SSH2_MSG_NEWKEYS received/g)?.length).toBeGreaterThan(5);
    same('there', bytes);
    const down = await runTool(['scp', ...often, '-F', config, `node:${at('there')}`, at('back')]);
    expect(down).toMatchObject({ code: 0 });
    same('back', bytes);
  });
});

describe('copying files that a role does not allow', () => {
  beforeEach(() => {
    rig.keeper.permissions = { ...everything, fileCopy: { allowed: false, reason: sentence } };
  });

  it.each([
    ['sftp', (from: string) => ['sftp', '-F', config, `node:${from}`, '/dev/null']],
    ['scp', (from: string) => ['scp', '-F', config, `node:${from}`, at('back')]],
    ['scp -O', (from: string) => ['scp', '-O', '-F', config, `node:${from}`, at('back')]],
    ['rsync', (from: string) => ['rsync', '-e', `ssh -F ${config}`, `node:${from}`, at('back')]],
  ])('is refused to %s with the role and its rule', async (_name, words) => {
    bytesIn('here', 10);
    const result = await runTool(words(at('here')));
    expect(result.code).not.toBe(0);
    expect(result.stderr).toContain(sentence);
    expect(() => readFileSync(at('back'))).toThrow('ENOENT');
    expect(rig.keeper.recorded('refused')).toContainEqual(
      expect.objectContaining({ reason: sentence }),
    );
  });

  it('leaves other commands alone', async () => {
    const result = await rig.ssh.run(rig.target, 'echo scp -t');
    expect(result.stdout.toString()).toBe('scp -t\n');
  });
});

it('ends a copy that is no longer allowed', async () => {
  const child = rig.ssh.start(rig.target, ['-s'], 'sftp');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  // SSH_FXP_INIT, version 3; the answer shows that the server runs.
  child.stdin.write(Buffer.from([0, 0, 0, 5, 1, 0, 0, 0, 3]));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  rig.keeper.permissions = { ...everything, fileCopy: { allowed: false, reason: sentence } };
  rig.keeper.change();
  expect(await ended).toBe(255);
  expect(errors).toContain(sentence);
});
