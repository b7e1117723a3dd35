import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { issueNodeCertificate } from '#main/cluster/authority/node-certificate';
import { demoShellNotice, prepareShellAccount, type ShellAccount } from '#main/nodes/account';
import { encodeCertificate } from '#main/ssh/certificate';
import { publicKeyBlob } from '#main/ssh/public-key';
import { addBuiltInNode, type TestNode } from '../helpers/gateway/built-in-node';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { createStockSsh, type StockSsh } from '../helpers/gateway/stock-ssh';
import { openTerminal } from '../helpers/gateway/terminal';

const asRoot = userInfo().uid === 0;
const homes = mkdtempSync(join(tmpdir(), 'daypass-homes-'));
execFileSync('chmod', ['755', homes]);
let rig: GatewayRig;
let account: ShellAccount;
let thisComputer: TestNode;
let lamp: TestNode;
let direct: StockSsh;

beforeAll(async () => {
  rig = await startGatewayRig();
  account = prepareShellAccount(['alice', 'deploy'], homes);
  thisComputer = await addBuiltInNode(rig.keeper, { name: 'this-computer', homes });
  lamp = await addBuiltInNode(rig.keeper, { name: 'lamp', homes });
  direct = createStockSsh({
    port: lamp.port,
    hostKey: lamp.hostKey,
    userAuthority: rig.keeper.userAuthority,
  });
});
afterAll(async () => {
  await rig.close();
  direct.close();
  await Promise.all([thisComputer.close(), lamp.close()]);
  rmSync(homes, { recursive: true, force: true });
});
afterEach(() => {
  rig.keeper.mintFor = null;
  rig.keeper.calls.length = 0;
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a built-in node through the gateway', () => {
  it('gives a shell with a prompt, the size of the terminal and its resizes', async () => {
    const terminal = openTerminal(rig.ssh.command('alice@lamp', []), { columns: 99, rows: 31 });
    await terminal.shows('alice@lamp:~$ ');
    const wait = "trap 'stty size; exit 9' WINCH; stty size; while :; do sleep 0.05; done";
    terminal.send(`exec sh -c "${wait}"\r`);
    await terminal.shows('31 99');
    terminal.resize(70, 20);
    expect(await terminal.ended()).toBe(9);
    expect(terminal.text()).toContain('20 70');
  });

  it('runs commands with their exit status, output and error output', async () => {
    const result = await rig.ssh.run('deploy@this-computer', 'echo out; echo err >&2; exit 12');
    expect(result).toMatchObject({ code: 12, stderr: 'err\n' });
    expect(result.stdout.toString()).toBe('out\n');
  });

  it('tells that a signal ended the command', async () => {
    const result = await rig.ssh.run('alice@lamp', 'kill -KILL $$', { options: ['-v'] });
    expect(result.code).toBe(255);
    expect(result.stderr).toContain('exit-signal');
  });

  it('carries binary data in and out unchanged', async () => {
    const input = randomBytes(9_000_001);
    const result = await rig.ssh.run('alice@lamp', 'cat', { input });
    expect(sha256(result.stdout)).toBe(sha256(input));
    expect(result.code).toBe(0);
  });

  it('loses nothing of what a shell in a terminal writes last, however slow the reader', async () => {
    const child = rig.ssh.start('alice@lamp', ['-tt'], 'seq 1 900000');
    await new Promise((resolve) => child.stdout.once('readable', resolve));
    await new Promise((resolve) => setTimeout(resolve, 500));
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(text.endsWith('899999\r\n900000\r\n')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(900_001);
    expect(code).toBe(0);
  });

  it('ends a terminal session with its shell, whatever stays in the background', async () => {
    const command = 'trap "" HUP; sleep 20 & seq 1 20000; exit 3';
    const result = await rig.ssh.run('alice@lamp', command, { options: ['-tt'] });
    expect(result.stdout.toString().endsWith('19999\r\n20000\r\n')).toBe(true);
    expect(result.code).toBe(3);
  });

  it('runs nothing as root, and nothing of the app is in the environment', async () => {
    const result = await rig.ssh.run('alice@lamp', 'id -u; id -G; umask; env; pwd');
    const [uid, groups] = result.stdout.toString().split('\n');
    if (asRoot) {
      expect(uid).toBe('65534');
      expect(groups).toBe('65534');
      expect(result.stdout.toString()).toContain(`HOME=${join(homes, 'alice')}`);
    } else expect(uid).toBe(String(userInfo().uid));
    const names = [...result.stdout.toString().matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    const expected = 'HOME LANG LOGNAME OLDPWD PATH PS1 PWD SHELL SHLVL USER _'.split(' ');
    expect(names.filter((name) => !expected.includes(name ?? ''))).toEqual([]);
    expect(result.stdout.toString()).toContain('USER=alice\n');
    expect(demoShellNotice(account)).toContain(account.name);
  });

  it('ends what runs when the caller goes away', async () => {
    const mark = String(100_000 + Math.floor(Math.random() * 800_000));
    const running = (): boolean =>
      execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).includes(`sleep ${mark}`);
    const child = rig.ssh.start('alice@lamp', [], `echo on; sleep ${mark}; true`);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(running()).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(running, { timeout: 10_000 }).toBe(false);
  });

  it('refuses a certificate that was minted for another node', async () => {
    rig.keeper.mintFor = (_node, login) => ({ nodeId: lamp.id, login });
    const result = await rig.ssh.run('alice@this-computer', 'id');
    expect(result.stderr).toContain('The node this-computer does not let "alice" in.');
    expect(result.code).toBe(255);
  });

  it('refuses a login that it does not have', async () => {
    const result = await rig.ssh.run('root@lamp', 'id');
    expect(result.stderr).toContain('The node lamp does not let "root" in.');
  });
});

describe('a built-in node asked directly', () => {
  function nodeCertificate(change: {
    login?: string;
    nodeId?: string;
    source?: string;
    ago?: number;
  }): Buffer {
    return issueNodeCertificate({
      extensions: ['permit-pty'],
      authority: rig.keeper.nodeAuthority,
      publicKey: publicKeyBlob(direct.key),
      nodeId: change.nodeId ?? lamp.id,
      login: change.login ?? 'alice',
      source: change.source ?? '127.0.0.1',
      keyId: 'test',
      now: Date.now() - (change.ago ?? 0),
    });
  }

  async function expectRefused(certificate: Buffer): Promise<void> {
    direct.useCertificate(certificate);
    const result = await direct.run('alice', 'echo in');
    expect(result.stdout.toString()).toBe('');
    expect(result.stderr).toMatch(/Permission denied \(publickey\)\./);
  }

  it('lets in the certificate that the gateway would have', async () => {
    direct.useCertificate(nodeCertificate({}));
    expect((await direct.run('alice', 'echo in')).stdout.toString()).toBe('in\n');
  });

  it('refuses one for another login', () => expectRefused(nodeCertificate({ login: 'deploy' })));
  it('refuses one for another node', () =>
    expectRefused(nodeCertificate({ nodeId: thisComputer.id })));
  it('refuses one from another address', () =>
    expectRefused(nodeCertificate({ source: '10.1.2.3' })));
  it('refuses one that is over', () => expectRefused(nodeCertificate({ ago: 3_600_000 })));

  it('refuses a bare login as principal', () => {
    const now = BigInt(Math.floor(Date.now() / 1_000));
    const content = {
      type: 'user' as const,
      publicKey: publicKeyBlob(direct.key),
      serial: 1n,
      keyId: 'bare',
      principals: ['alice'],
      validAfter: now - 10n,
      validBefore: now + 60n,
      criticalOptions: new Map([['source-address', '127.0.0.1']]),
      extensions: new Map([['permit-pty', '']]),
    };
    return expectRefused(encodeCertificate(content, rig.keeper.nodeAuthority));
  });
});
