import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { serveAgentClient, type AgentClient } from '#main/client/agent/agent-protocol';
import { bindingExtension } from '#main/client/agent/session-binding';
import { certificateAlgorithm, encodeCertificate } from '#main/ssh/certificate';
import { publicKeyBlob } from '#main/ssh/public-key';
import { createSshSignature } from '#main/ssh/signature';
import { SshWriter } from '#main/ssh/wire';

const key = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const user = key();
const gateway = key();
const stranger = key();
const authority = key();

function certificate(type: 'user' | 'host', of: KeyObject, names: readonly string[]): Buffer {
  const options = { criticalOptions: new Map<string, string>(), extensions: new Map() };
  const valid = { validAfter: 1n, validBefore: 4_000_000_000n };
  const rest = { serial: 1n, keyId: 'test', principals: names, ...valid, ...options };
  return encodeCertificate({ type, publicKey: publicKeyBlob(of), ...rest }, authority);
}

const own = certificate('user', user, ['alice']);
const ofHost = certificate('host', gateway, ['iot', 'iot.demo']);
const session = Buffer.alloc(32, 7);

const failure = Buffer.from([5]);
const success = Buffer.from([6]);
let client: AgentClient;
let offered = true;

beforeEach(() => {
  offered = true;
  const ours = [publicKeyBlob(gateway), ofHost];
  const isOurHost = (shown: Buffer): boolean => ours.some((each) => each.equals(shown));
  const identity = { certificate: own, privateKey: user, comment: 'alice', isOurHost };
  client = serveAgentClient(() => (offered ? identity : null));
});

function bind(shown: Buffer, by: KeyObject, forwarding = 0, id = session): Buffer {
  const body = new SshWriter()
    .byte(27)
    .string(bindingExtension)
    .string(shown)
    .string(id)
    .string(createSshSignature(by, session))
    .byte(forwarding);
  return client.answer(body.toBuffer());
}

function sign(hostKey: Buffer | null = null, id = session): Buffer {
  const data = new SshWriter()
    .string(id)
    .byte(50)
    .string('alice')
    .string('ssh-connection')
    .string(hostKey ? 'publickey-hostbound-v00@openssh.com' : 'publickey')
    .byte(1)
    .string(certificateAlgorithm)
    .string(own);
  if (hostKey) data.string(hostKey);
  const request = new SshWriter().byte(13).string(own).string(data.toBuffer()).uint32(0);
  return client.answer(request.toBuffer());
}

const count = (): number => client.answer(Buffer.from([11])).readUInt32BE(1);

describe('a connection to the agent that says for which session it asks', () => {
  it.each([
    ['host key', publicKeyBlob(gateway)],
    ['host certificate', ofHost],
  ])('signs for a session with our own %s', (_what, shown) => {
    expect(bind(shown, gateway)).toEqual(success);
    expect(count()).toBe(1);
    expect(sign()[0]).toBe(14);
    expect(sign(shown)[0]).toBe(14);
  });

  it('signs for no other session than that one, and for no other host key', () => {
    bind(publicKeyBlob(gateway), gateway);
    expect(sign(null, Buffer.alloc(32, 8))).toEqual(failure);
    expect(sign(ofHost)).toEqual(failure);
    expect(sign(publicKeyBlob(stranger))).toEqual(failure);
  });

  it('signs nothing for a stranger, whom it tells so', () => {
    expect(bind(publicKeyBlob(stranger), stranger)).toEqual(failure);
    expect(sign()).toEqual(failure);
    expect(sign(publicKeyBlob(gateway))).toEqual(failure);
  });

  it('takes no session that the server did not sign', () => {
    expect(bind(publicKeyBlob(gateway), stranger)).toEqual(failure);
    expect(bind(publicKeyBlob(gateway), gateway, 0, Buffer.alloc(32, 8))).toEqual(failure);
    expect(bind(Buffer.from('no key'), gateway)).toEqual(failure);
  });

  it('offers and signs nothing once it is passed on to a server', () => {
    expect(bind(publicKeyBlob(gateway), gateway, 1)).toEqual(success);
    expect(count()).toBe(0);
    expect(sign()).toEqual(failure);
    expect(bind(publicKeyBlob(gateway), gateway)).toEqual(failure);
    expect(sign()).toEqual(failure);
  });

  it('is bound once', () => {
    expect(bind(publicKeyBlob(gateway), gateway)).toEqual(success);
    expect(bind(publicKeyBlob(gateway), gateway)).toEqual(failure);
    expect(sign()[0]).toBe(14);
  });

  it('offers and signs nothing once there is nothing to offer any more', () => {
    bind(publicKeyBlob(gateway), gateway);
    offered = false;
    expect(count()).toBe(0);
    expect(sign()).toEqual(failure);
  });

  it('fails other extensions and bytes after the end', () => {
    const query = new SshWriter().byte(27).string('query').toBuffer();
    expect(client.answer(query)).toEqual(failure);
    const whole = new SshWriter()
      .byte(27)
      .string(bindingExtension)
      .string(publicKeyBlob(gateway))
      .string(session)
      .string(createSshSignature(gateway, session))
      .byte(0)
      .toBuffer();
    expect(client.answer(Buffer.concat([whole, Buffer.from([0])]))).toEqual(failure);
    for (let length = 0; length < whole.length; length += 5)
      expect(client.answer(whole.subarray(0, length))).toEqual(failure);
  });
});
