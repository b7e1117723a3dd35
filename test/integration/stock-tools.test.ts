import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startStockRig, type StockRig } from '../helpers/client/stock-rig';

let stock: StockRig;
beforeAll(async () => {
  stock = await startStockRig();
});
afterAll(() => stock.close());

const ssh: StockRig['ssh'] = (...args) => stock.ssh(...args);
/** Nobody is there to be asked for a reason. */
const unattended: StockRig['ssh'] = (...args) => ssh('-o', 'BatchMode=yes', ...args);

describe('stock ssh with the app’s ssh_config', () => {
  it('gets to a machine by its name and the cluster’s', async () => {
    const { stdout, stderr } = await ssh('deploy@iot.demo', 'echo to-$((6*7)) $USER');
    expect({ stdout, stderr }).toEqual({ stdout: 'to-42 deploy\n', stderr: '' });
  });

  it('gets there also by a jump that is said, and with the machine in the user name', async () => {
    expect((await ssh('-J', 'daypass-demo', 'deploy@iot.demo', 'echo jumped')).stdout).toBe(
      'jumped\n',
    );
    expect((await ssh('deploy@iot@daypass-demo', 'echo straight')).stdout).toBe('straight\n');
  });

  it('shows a host certificate of the cluster for both, by which the agent knows them', async () => {
    const { stderr } = await ssh('-v', 'deploy@iot.demo', 'true');
    const shown = stderr.split('\n').filter((line) => line.includes('Server host certificate:'));
    expect(shown.length).toBeGreaterThan(0);
    expect(stderr).toMatch(
      /Host 'iot\.demo' is known and matches the ED25519-CERT host certificate/,
    );
    expect(stderr).toContain('bound agent to hostkey');
  });

  it('gets nowhere as a login that was not granted, and to no machine of another name', async () => {
    await expect(unattended('alice@iot.demo', 'true')).rejects.toMatchObject({ code: 255 });
    await expect(unattended('deploy@iot.other', 'true')).rejects.toMatchObject({ code: 255 });
  });

  it('shares one connection', async () => {
    const control = ['-o', `ControlPath=${stock.path('cm')}`];
    // One that goes to the background keeps what it was started with open.
    const master = spawn('ssh', ['-F', stock.config, ...control, '-M', '-N', 'deploy@iot.demo'], {
      env: stock.env,
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => master.once('close', resolve));
    try {
      await vi.waitFor(() => ssh(...control, '-O', 'check', 'deploy@iot.demo'), 20_000);
      const both = await Promise.all(
        ['one', 'two'].map((word) => ssh(...control, 'deploy@iot.demo', `echo ${word}`)),
      );
      expect(both.map((each) => each.stdout)).toEqual(['one\n', 'two\n']);
    } finally {
      await ssh(...control, '-O', 'exit', 'deploy@iot.demo');
      await ended;
    }
    expect(existsSync(stock.path('cm'))).toBe(false);
  });
});

describe('a shell on standard input, as VS Code Remote and Ansible use it', () => {
  it('runs a program that is piped in, as Ansible does with pipelining', async () => {
    const child = spawn('ssh', ['-F', stock.config, '-T', 'deploy@iot.demo', 'sh'], {
      env: stock.env,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stdin.end('echo piped-$((40+2))\nexit 3\n');
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, output }).toEqual({ code: 3, output: 'piped-42\n' });
  });

  it('gives a terminal where it is forced, as Ansible does for sudo', async () => {
    const { stdout } = await ssh('-tt', '-q', 'deploy@iot.demo', 'test -t 0 && echo terminal');
    expect(stdout).toBe('terminal\r\n');
  });
});

describe('a key that was exported', () => {
  it('works by itself with ssh, is on record, and no longer works after a drop', async () => {
    const { path: key, fingerprint } = await stock.rig.client.exportKey({
      profileId: stock.alice,
      folder: stock.folder,
    });
    const args = ['-o', 'IdentityAgent=none', '-o', 'IdentitiesOnly=yes', '-i', key];
    const jump = `ssh -F ${stock.config} ${args.join(' ')} -W [%h]:%p daypass-demo`;
    const through = () =>
      unattended('-o', `ProxyCommand=${jump}`, ...args, 'deploy@iot.demo', 'echo by-key');
    expect((await through()).stdout).toBe('by-key\n');
    const dana = await stock.signIn('dana');
    const filter = { words: 'certificate.exported' };
    const page = { filter, before: null, limit: 10 };
    const { events } = await stock.call(dana, 'audit.list', page);
    expect(JSON.stringify(events)).toContain(fingerprint);
    await stock.rig.client.drop({ profileId: stock.alice });
    await expect(through()).rejects.toMatchObject({ code: 255 });
    await stock.grant('deploy');
  });
});

describe('what is left', () => {
  it('is nothing of the access after a drop, and no file after signing out', async () => {
    await stock.rig.client.drop({ profileId: stock.alice });
    await expect(unattended('deploy@iot.demo', 'true')).rejects.toMatchObject({ code: 255 });
    await stock.rig.client.signOut({ profileId: stock.alice });
    const left = readdirSync(stock.path('daypass')).filter((name) => name.startsWith(stock.alice));
    expect(left).toEqual([]);
  });
});
