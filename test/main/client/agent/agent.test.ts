import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveAgentClient, type AgentIdentity } from '#main/client/agent/agent-protocol';
import { startAgent } from '#main/client/agent/agent-server';
import { certificateAlgorithm, encodeCertificate } from '#main/ssh/certificate';
import { publicKeyBlob } from '#main/ssh/public-key';
import { verifySshSignature } from '#main/ssh/signature';
import { SshReader, SshWriter } from '#main/ssh/wire';
import type { Closable } from '#shared/lib/closable';

const run = promisify(execFile);

interface TestIdentity extends AgentIdentity {
  readonly hostKey: Buffer;
}

function makeIdentity(comment = 'alice on demo'): TestIdentity {
  const { privateKey } = generateKeyPairSync('ed25519');
  const certificate = encodeCertificate(
    {
      type: 'user',
      publicKey: publicKeyBlob(privateKey),
      serial: 1n,
      keyId: 'alice',
      principals: ['alice'],
      validAfter: 1n,
      validBefore: 4_000_000_000n,
      criticalOptions: new Map(),
      extensions: new Map(),
    },
    generateKeyPairSync('ed25519').privateKey,
  );
  const hostKey = publicKeyBlob(generateKeyPairSync('ed25519').publicKey);
  return { certificate, privateKey, comment, hostKey, isOurHost: (key) => key.equals(hostKey) };
}

interface SignIn {
  readonly message: number;
  readonly service: string;
  readonly method: string;
  readonly algorithm: string;
  readonly key: Buffer;
  readonly more: Buffer;
}

function signInData(identity: AgentIdentity, change: Partial<SignIn> = {}): Buffer {
  const data: SignIn = {
    message: 50,
    service: 'ssh-connection',
    method: 'publickey',
    algorithm: certificateAlgorithm,
    key: identity.certificate,
    more: Buffer.alloc(0),
    ...change,
  };
  return new SshWriter()
    .string(Buffer.alloc(32, 1))
    .byte(data.message)
    .string('alice@iot')
    .string(data.service)
    .string(data.method)
    .byte(1)
    .string(data.algorithm)
    .string(data.key)
    .raw(data.more)
    .toBuffer();
}

function signRequest(key: Buffer, data: Buffer): Buffer {
  return new SshWriter().byte(13).string(key).string(data).uint32(0).toBuffer();
}

const failure = Buffer.from([5]);
const answerAgent = (request: Buffer, identity: AgentIdentity): Buffer =>
  serveAgentClient(() => identity).answer(request);

describe('what the agent answers', () => {
  const identity = makeIdentity();

  it('lists the certificate and nothing else', () => {
    const reader = new SshReader(answerAgent(Buffer.from([11]), identity));
    expect(reader.byte()).toBe(12);
    expect(reader.uint32()).toBe(1);
    expect(reader.string()).toEqual(identity.certificate);
    expect(reader.text()).toBe('alice on demo');
    reader.end();
  });

  it('signs a sign-in with that certificate', () => {
    const data = signInData(identity);
    const reader = new SshReader(answerAgent(signRequest(identity.certificate, data), identity));
    expect(reader.byte()).toBe(14);
    const key = publicKeyBlob(identity.privateKey);
    expect(verifySshSignature(key, data, reader.string())).toBe(true);
  });

  it('signs one that is bound to a host key only towards our gateway', () => {
    const method = 'publickey-hostbound-v00@openssh.com';
    const bound = (key: Buffer): Buffer => {
      const more = new SshWriter().string(key).toBuffer();
      const data = signInData(identity, { method, more });
      return answerAgent(signRequest(identity.certificate, data), identity);
    };
    expect(bound(identity.hostKey)[0]).toBe(14);
    expect(bound(makeIdentity().hostKey)).toEqual(failure);
  });

  it.each<[string, Buffer]>([
    ['a file, as ssh-keygen -Y asks', Buffer.concat([Buffer.from('SSHSIG'), Buffer.alloc(64)])],
    ['nothing', Buffer.alloc(0)],
    ['another message', signInData(identity, { message: 51 })],
    ['another service', signInData(identity, { service: 'ssh-userauth' })],
    ['another method', signInData(identity, { method: 'hostbased' })],
    ['another algorithm', signInData(identity, { algorithm: 'ssh-ed25519' })],
    ['another key inside', signInData(identity, { key: makeIdentity().certificate })],
    ['bytes after the end', signInData(identity, { more: Buffer.from([0]) })],
  ])('does not sign %s', (_what, data) => {
    expect(answerAgent(signRequest(identity.certificate, data), identity)).toEqual(failure);
  });

  it('does not sign with what it does not offer, such as the plain key', () => {
    const data = signInData(identity);
    for (const key of [publicKeyBlob(identity.privateKey), makeIdentity().certificate])
      expect(answerAgent(signRequest(key, data), identity)).toEqual(failure);
  });

  it('fails everything else: adding, removing, locking, extensions, truncated messages', () => {
    for (const type of [0, 1, 9, 17, 18, 19, 20, 22, 23, 25, 26, 27, 255])
      expect(answerAgent(Buffer.from([type, 0, 0]), identity)).toEqual(failure);
    const whole = signRequest(identity.certificate, signInData(identity));
    for (let length = 0; length < whole.length; length += 7)
      expect(answerAgent(whole.subarray(0, length), identity)).toEqual(failure);
  });
});

describe('the agent on its socket', () => {
  let folder: string;
  let agent: Closable;
  let identity = makeIdentity();
  const socketPath = (): string => join(folder, 'test.agent');

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'daypass-agent-'));
    identity = makeIdentity();
    agent = await startAgent(socketPath(), () => identity);
  });
  afterEach(async () => {
    await agent.close();
    rmSync(folder, { recursive: true });
  });

  const sshAdd = (...args: string[]) =>
    run('ssh-add', args, { env: { ...process.env, SSH_AUTH_SOCK: socketPath() } });

  it('is one for its owner alone, to which ssh-add talks', async () => {
    expect(statSync(socketPath()).mode & 0o777).toBe(0o600);
    const { stdout } = await sshAdd('-l');
    expect(stdout).toContain('alice on demo (ED25519-CERT)');
    expect((await sshAdd('-L')).stdout).toContain(identity.certificate.toString('base64'));
  });

  it('offers the new certificate as soon as it has changed', async () => {
    identity = makeIdentity('alice, assumed');
    expect((await sshAdd('-l')).stdout).toContain('alice, assumed');
  });

  it('refuses to take keys, give them up or be locked', async () => {
    await expect(sshAdd('-D')).rejects.toThrow('ssh-add -D');
    expect((await sshAdd('-l')).stdout).toContain('alice on demo');
  });

  it('takes the place of what a killed process left behind', async () => {
    const again = await startAgent(socketPath(), () => identity);
    expect((await sshAdd('-l')).stdout).toContain('alice on demo');
    await again.close();
  });

  it('answers messages that come in pieces or several at once', async () => {
    const answered = await exchange([
      Buffer.from([0, 0]),
      Buffer.from([0, 1]),
      Buffer.from([11, 0, 0, 0, 1, 99]),
    ]);
    const first = answered.readUInt32BE(0);
    expect(answered[4]).toBe(12);
    expect(answered.subarray(4 + first)).toEqual(Buffer.from([0, 0, 0, 1, 5]));
  });

  it.each([
    ['a huge message', Buffer.from([0x7f, 0xff, 0xff, 0xff, 11])],
    ['an empty message', Buffer.from([0, 0, 0, 0])],
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ])('hangs up on %s and goes on serving others', async (_what, bytes) => {
    expect(await exchange([bytes])).toHaveLength(0);
    expect((await sshAdd('-l')).stdout).toContain('alice on demo');
  });

  /** Writes the pieces one after the other, then reads until the agent hangs up or nothing more is to come. */
  function exchange(pieces: readonly Buffer[]): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const received: Buffer[] = [];
      const socket = createConnection(socketPath(), async () => {
        for (const piece of pieces) {
          socket.write(piece);
          await new Promise((next) => setImmediate(next));
        }
        socket.end();
      });
      socket.on('data', (chunk) => received.push(chunk));
      socket.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EPIPE' || error.code === 'ECONNRESET' ? undefined : reject(error),
      );
      socket.on('close', () => resolve(Buffer.concat(received)));
    });
  }
});
