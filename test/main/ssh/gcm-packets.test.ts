import { createDecipheriv, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { openInPieces, sealInPieces } from '#main/ssh/gcm-packets';
import type { Ssh2Cipher, Ssh2Decipher } from '#main/ssh/ssh2-connection';

const key = randomBytes(16);
/** Counts over from one byte to the next after the first packet. */
const iv = (): Buffer => Buffer.from('0102030400000000000000ff', 'hex');

function packetWith(payload: Buffer): Buffer {
  const odd = 16 - ((1 + payload.length) % 16);
  const padding = odd < 4 ? odd + 16 : odd;
  const packet = Buffer.alloc(5 + payload.length + padding);
  packet.writeUInt32BE(packet.length - 4, 0);
  packet.writeUInt8(padding, 4);
  payload.copy(packet, 5);
  return packet;
}

function sealer(): { cipher: Ssh2Cipher; wire: () => Buffer } {
  const pieces: Buffer[] = [];
  const cipher = {
    ...{ _encSSLName: 'aes-128-gcm', _encKey: key, _encIV: iv(), _dead: false, outSeqno: 0 },
    _onWrite: (piece: Buffer) => void pieces.push(Buffer.from(piece)),
    encrypt: () => undefined,
  };
  sealInPieces(cipher);
  return { cipher, wire: () => Buffer.concat(pieces) };
}

function opener(onPayload: (payload: Buffer) => number | false | undefined): Ssh2Decipher {
  const decipher = {
    ...{ _decipherSSLName: 'aes-128-gcm', _decipherKey: key, _decipherIV: iv(), inSeqno: 0 },
    _onPayload: onPayload,
    decrypt: () => undefined,
  };
  openInPieces(decipher);
  return decipher;
}

const payloads = [5, 0, 32_777, 16_384, 1, 34_000, 20_000].map((bytes) => randomBytes(bytes));
function sealed(): Buffer {
  const { cipher, wire } = sealer();
  for (const payload of payloads) cipher.encrypt(packetWith(payload));
  expect(cipher.outSeqno).toBe(payloads.length);
  return wire();
}

it('encrypts as AES-GCM says, with the length in the clear and authenticated', () => {
  const { cipher, wire } = sealer();
  const packet = packetWith(randomBytes(32_777));
  const wanted = Buffer.from(packet);
  cipher.encrypt(packet);
  const bytes = wire();
  const open = createDecipheriv('aes-128-gcm', key, iv());
  open.setAAD(bytes.subarray(0, 4));
  open.setAuthTag(bytes.subarray(-16));
  const plain = Buffer.concat([open.update(bytes.subarray(4, -16)), open.final()]);
  expect(Buffer.concat([bytes.subarray(0, 4), plain]).equals(wanted)).toBe(true);
});

it.each([1, 3, 4_099, 65_536, 1_000_000])('decrypts what comes in parts of %i bytes', (part) => {
  const seen: Buffer[] = [];
  const decipher = opener((payload) => void seen.push(Buffer.from(payload)));
  const wire = sealed();
  for (let at = 0; at < wire.length; at += part) {
    const data = wire.subarray(at, at + part);
    expect(decipher.decrypt(data, 0, data.length)).toBeUndefined();
  }
  expect(seen.map((each) => each.toString('hex'))).toEqual(
    payloads.map((each) => each.toString('hex')),
  );
  expect(decipher.inSeqno).toBe(payloads.length);
});

it('stops behind the packet whose handler says so', () => {
  const wire = sealed();
  const first = packetWith(payloads[0] ?? Buffer.alloc(0)).length + 16;
  expect(opener(() => false).decrypt(wire, 0, wire.length)).toBe(first);
  expect(opener(() => 7).decrypt(wire, 0, wire.length)).toBe(7);
});

it.each([0, 3, 4, 20, 35])('hands on nothing of a packet with byte %i changed', (at) => {
  const wire = sealed();
  const seen: Buffer[] = [];
  const decipher = opener((payload) => void seen.push(payload));
  wire.writeUInt8(wire.readUInt8(at) ^ 16, at);
  expect(() => decipher.decrypt(wire, 0, wire.length)).toThrow(/length|authenticate/);
  expect(seen).toEqual([]);
});

it('does not encrypt for a connection that is over', () => {
  const { cipher, wire } = sealer();
  Object.assign(cipher, { _dead: true });
  cipher.encrypt(packetWith(payloads[0] ?? Buffer.alloc(0)));
  expect(wire()).toHaveLength(0);
});
