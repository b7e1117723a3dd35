import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeCertificate } from '#main/ssh/certificate';
import { fingerprint, publicKeyBlob } from '#main/ssh/public-key';
import { nodeTarget } from '../helpers/gateway/fake-gatekeeper';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { certificateFor, type SshResult } from '../helpers/gateway/stock-ssh';
import { freePort } from '../helpers/sshd';

let rig: GatewayRig;
beforeAll(async () => {
  rig = await startGatewayRig();
});
afterAll(() => rig.close());
afterEach(() => {
  const { keeper, ssh } = rig;
  keeper.rule = () => null;
  keeper.mintFor = null;
  keeper.calls.length = 0;
  ssh.useCertificate(certificateFor(keeper.userAuthority, ssh.user, ssh.key));
});

const denied = /Permission denied \(publickey\)\./;

/** Expects a refusal at sign-in that gives its reason, and no session. */
function expectRefusal(result: SshResult, reason: string): void {
  expect(result.stderr).toContain(reason);
  expect(result.stderr).toMatch(denied);
  expect(result.stdout.toString()).toBe('');
  expect(result.code).toBe(255);
  expect(rig.keeper.recorded('sessionStarted')).toEqual([]);
  expect(rig.keeper.recorded('mintNodeCertificate')).toEqual([]);
  expect(rig.keeper.recorded('refused')).toMatchObject([{ reason, source: '127.0.0.1' }]);
}

describe('a caller with a certificate of this cluster is refused in words', () => {
  it('for a login that the decision does not allow', async () => {
    rig.keeper.rule = ({ login }) =>
      login === 'postgres' ? 'Your request is for alice on iot.' : null;
    const result = await rig.ssh.run('postgres@iot', 'id');
    expectRefusal(result, 'Your request is for alice on iot.');
    expect(rig.keeper.recorded('refused')).toMatchObject([
      { user: rig.ssh.user, target: 'iot', login: 'postgres' },
    ]);
  });

  it('that hold nothing which commands a terminal or turns their order', async () => {
    rig.keeper.rule = () => 'iot has env \u001b[2J\u202eprod\u0007\r\n.';
    expectRefusal(await rig.ssh.run(rig.target, 'id'), 'iot has env [2Jprod .');
  });

  it('for another node', async () => {
    const result = await rig.ssh.run(`${rig.sshd.login}@vault`, 'id');
    expectRefusal(result, 'There is no node "vault" for you.');
  });

  it('for a certificate of an older generation', async () => {
    const { keeper, ssh } = rig;
    keeper.rule = ({ access }) =>
      access.generation < 3 ? 'This certificate was replaced by a newer one.' : null;
    ssh.useCertificate(certificateFor(keeper.userAuthority, ssh.user, ssh.key, { generation: 2 }));
    expectRefusal(await ssh.run(rig.target, 'id'), 'This certificate was replaced by a newer one.');
  });

  it('for an expired certificate', async () => {
    const { keeper, ssh } = rig;
    const ended = { validAfter: Date.now() - 7_200_000, validBefore: Date.now() - 1_000 };
    ssh.useCertificate(certificateFor(keeper.userAuthority, ssh.user, ssh.key, ended));
    expectRefusal(await ssh.run(rig.target, 'id'), 'This certificate has expired.');
  });

  it.each(['ali ce@iot', '@iot', 'alice@', 'alice@../iot', 'alice@iot:22', '*@iot'])(
    'for the user name "%s", which is no login on a node',
    async (name) => {
      const result = await rig.ssh.run(name, 'id');
      expect(result.stderr).toMatch(/"@" is not/);
      expect(result.stderr).toMatch(denied);
      expect(rig.keeper.recorded('refused')).toHaveLength(1);
    },
  );

  it('when deciding fails', async () => {
    rig.keeper.rule = () => {
      throw new Error('The store is gone');
    };
    expectRefusal(
      await rig.ssh.run(rig.target, 'id'),
      'Daypass could not decide whether this is allowed, so it is not. Try again.',
    );
  });
});

describe('a caller without a certificate of this cluster', () => {
  async function expectSilence(): Promise<void> {
    const result = await rig.ssh.run(rig.target, 'id');
    expect(result.stderr.trim()).toMatch(new RegExp(`^[^\\n]*${denied.source}$`));
    expect(result.code).toBe(255);
    expect(rig.keeper.recorded('sessionStarted')).toEqual([]);
  }

  it('is refused without a word for one by an unknown authority', async () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    rig.ssh.useCertificate(certificateFor(other, rig.ssh.user, rig.ssh.key));
    await expectSilence();
  });

  it('is refused without a word for a host certificate', async () => {
    const now = BigInt(Math.floor(Date.now() / 1_000));
    const content = {
      type: 'host' as const,
      publicKey: publicKeyBlob(rig.ssh.key),
      serial: 1n,
      keyId: 'host',
      principals: ['iot'],
      validAfter: now - 60n,
      validBefore: now + 60n,
      criticalOptions: new Map<string, string>(),
      extensions: new Map<string, string>(),
    };
    rig.ssh.useCertificate(encodeCertificate(content, rig.keeper.userAuthority));
    await expectSilence();
  });

  it('is refused without a word for a bare key', async () => {
    const file = join(tmpdir(), `daypass-none-${randomUUID()}`);
    writeFileSync(file, '');
    const result = await rig.ssh.run(rig.target, 'id', {
      options: ['-o', `CertificateFile=${file}`, '-o', 'PubkeyAcceptedAlgorithms=ssh-ed25519'],
    });
    expect(result.stderr).toMatch(denied);
    expect(rig.keeper.recorded('refused')).toEqual([]);
  });
});

describe('a node that cannot be reached as it should', () => {
  async function expectFailure(target: string, ...words: string[]): Promise<void> {
    const result = await rig.ssh.run(target, 'id');
    for (const word of words) expect(result.stderr).toContain(word);
    expect(result.stdout.toString()).toBe('');
    expect(result.code).toBe(255);
    expect(rig.keeper.recorded('sessionEnded')).toMatchObject([{ exitCode: null }]);
  }

  it('is down, and the caller reads so', async () => {
    const hostKey = publicKeyBlob(generateKeyPairSync('ed25519').privateKey);
    const down = nodeTarget({ name: 'down', port: await freePort(), hostKey });
    rig.keeper.nodes.set('down', down);
    await expectFailure('root@down', 'The node down is down: the connection was refused.');
  });

  it('shows an unknown host key: nothing is sent to it, and both keys are named', async () => {
    const node = rig.keeper.nodes.get('iot');
    if (!node) throw new Error('no node');
    const enrolled = publicKeyBlob(generateKeyPairSync('ed25519').privateKey);
    rig.keeper.nodes.set('impostor', { ...node, name: 'impostor', hostKeys: [enrolled] });
    const shown = node.hostKeys[0] ?? Buffer.alloc(0);
    const target = `${rig.sshd.login}@impostor`;
    await expectFailure(target, fingerprint(shown), fingerprint(enrolled), 'administrator');
    expect(rig.keeper.recorded('unknownHostKey')).toMatchObject([{ key: shown }]);
  });

  it('has no such account', async () => {
    await expectFailure('nobody-here@iot', 'The node iot does not let "nobody-here" in.');
  });

  it('does not take a certificate that was minted for another node', async () => {
    rig.keeper.mintFor = (_node, login) => ({ nodeId: randomUUID(), login });
    await expectFailure(rig.target, `The node iot does not let "${rig.sshd.login}" in.`);
  });

  it('goes away during a session', async () => {
    const result = await rig.ssh.run(rig.target, 'kill -9 $PPID; sleep 5');
    expect(result.stderr).toContain('The connection to the node iot was lost.');
    expect(result.code).toBe(255);
  });
});

describe('a live session', () => {
  it('ends with the reason when its access is taken away', async () => {
    const child = rig.ssh.start(rig.target, [], 'echo started; sleep 60');
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    rig.keeper.rule = () => 'Bob revoked your request.';
    rig.keeper.change();
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(stderr).toContain('Bob revoked your request.');
    expect(code).toBe(255);
    expect(rig.keeper.recorded('sessionEnded')).toMatchObject([
      { reason: 'Bob revoked your request.', exitCode: null },
    ]);
  });

  it('ends even if the caller reads nothing while output floods in', async () => {
    const child = rig.ssh.start(rig.target, [], 'yes');
    await new Promise((resolve) => child.stdout.once('readable', resolve));
    rig.keeper.rule = () => 'Your access ended.';
    rig.keeper.change();
    await expect.poll(() => rig.keeper.recorded('sessionEnded').length).toBe(1);
    await expect
      .poll(() => child.exitCode ?? child.stdout.resume().readableEnded, { timeout: 5_000 })
      .toBeTruthy();
  });

  it('ends when its time is over', async () => {
    rig.keeper.until = Date.now() + 300;
    const child = rig.ssh.start(rig.target, [], 'echo started; sleep 60');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    rig.keeper.rule = () => 'Your access ended at its time.';
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    expect(stderr).toContain('Your access ended at its time.');
    rig.keeper.until = Number.MAX_SAFE_INTEGER;
  });

  it('stays open when what changed does not concern it', async () => {
    const running = rig.ssh.run(rig.target, 'read line; echo "got $line"', { input: 'x\n' });
    rig.keeper.change();
    expect((await running).stdout.toString()).toBe('got x\n');
  });
});
