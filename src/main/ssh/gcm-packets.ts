import {
  createCipheriv,
  createDecipheriv,
  type CipherGCMTypes,
  type DecipherGCM,
} from 'node:crypto';
import { giveBack } from './give-back';
import { createPacketMemory } from './packet-memory';
import type { Ssh2Cipher, Ssh2Decipher } from './ssh2-connection';

/**
 * How much is encrypted or decrypted at once. `node:crypto` returns each result in new memory, and what is larger than
 * this comes from the system in Electron and goes back to it, page by page: four times the work of the encryption.
 */
const pieceBytes = 16 * 1024;
const tagBytes = 16;
const lengthBytes = 4;
/** As ssh2 and OpenSSH: RFC 4253, section 6.1, wants 35,000 at least. */
const mostPacketBytes = 35_000;

/** Makes ssh2 encrypt with AES-GCM (RFC 5647) piece by piece. A cipher of another kind is left as it is. */
export function sealInPieces(cipher: Ssh2Cipher): void {
  if (cipher._encSSLName === undefined) return;
  const name = cipher._encSSLName as CipherGCMTypes;
  cipher.encrypt = (packet) => {
    if (cipher._dead) return;
    const seal = createCipheriv(name, cipher._encKey, cipher._encIV);
    // The length goes out as it is, later: a copy, for the packet's memory is used again by then.
    const length = Buffer.allocUnsafe(lengthBytes);
    packet.copy(length, 0, 0, lengthBytes);
    seal.setAAD(length);
    cipher._onWrite(length);
    for (let at = lengthBytes; at < packet.length; at += pieceBytes)
      cipher._onWrite(seal.update(packet.subarray(at, at + pieceBytes)));
    seal.final();
    cipher._onWrite(seal.getAuthTag());
    countUp(cipher._encIV);
    cipher.outSeqno = (cipher.outSeqno + 1) >>> 0;
    // Not where the packet lies in memory that is used again: that is larger.
    giveBack(packet);
  };
}

/** A packet on its way in. */
interface Incoming {
  readonly open: DecipherGCM;
  /** Its length, then what is decrypted of it. */
  readonly packet: Buffer;
  /** How much of `packet` is there. */
  filled: number;
}

/** Makes ssh2 decrypt with AES-GCM piece by piece, large packets into memory that is used again. */
export function openInPieces(decipher: Ssh2Decipher): void {
  if (decipher._decipherSSLName === undefined) return;
  const name = decipher._decipherSSLName as CipherGCMTypes;
  const memory = createPacketMemory();
  const length = Buffer.alloc(lengthBytes);
  const tag = Buffer.alloc(tagBytes);
  let filledLength = 0;
  let filledTag = 0;
  let incoming: Incoming | null = null;

  const begin = (): Incoming => {
    const bytes = length.readUInt32BE();
    if (bytes + lengthBytes + tagBytes > mostPacketBytes || bytes < 16 || bytes % 16 !== 0)
      throw new Error('Bad packet length');
    const open = createDecipheriv(name, decipher._decipherKey, decipher._decipherIV);
    open.setAAD(length);
    const packet = memory.take(lengthBytes + bytes);
    return { open, packet, filled: lengthBytes };
  };
  const finish = ({ open, packet }: Incoming): Buffer => {
    open.setAuthTag(tag);
    open.final();
    decipher.inSeqno = (decipher.inSeqno + 1) >>> 0;
    countUp(decipher._decipherIV);
    incoming = null;
    filledLength = filledTag = 0;
    const payloadEnd = packet.length - (packet[lengthBytes] ?? 0);
    if (payloadEnd <= lengthBytes) throw new Error('Bad padding length');
    return packet.subarray(lengthBytes + 1, payloadEnd);
  };
  decipher.decrypt = (data, start, end) => {
    let at = start;
    while (at < end) {
      if (incoming === null) {
        const taken = data.copy(length, filledLength, at, end);
        filledLength += taken;
        at += taken;
        if (filledLength < lengthBytes) return undefined;
        incoming = begin();
      }
      at = decryptInto(incoming, data, at, end);
      if (incoming.filled < incoming.packet.length) return undefined;
      const taken = data.copy(tag, filledTag, at, end);
      filledTag += taken;
      at += taken;
      if (filledTag < tagBytes) return undefined;
      const answer = decipher._onPayload(finish(incoming));
      // The keys changed, or the connection is over: somebody else reads on from here.
      if (answer !== undefined) return answer === false ? at : answer;
    }
    return undefined;
  };
}

/** @returns where in the data the packet's tag begins, or the data's end */
function decryptInto(incoming: Incoming, data: Buffer, start: number, end: number): number {
  const { open, packet } = incoming;
  let at = start;
  while (at < end && incoming.filled < packet.length) {
    const bytes = Math.min(end - at, packet.length - incoming.filled, pieceBytes);
    const plain = open.update(data.subarray(at, at + bytes));
    packet.set(plain, incoming.filled);
    giveBack(plain);
    incoming.filled += bytes;
    at += bytes;
  }
  return at;
}

/** The invocation counter of RFC 5647, section 7.1: the last 8 of the 12 bytes. */
function countUp(iv: Buffer): void {
  for (let at = 11; at >= 4; at--) {
    const next = ((iv[at] ?? 0) + 1) & 0xff;
    iv[at] = next;
    if (next !== 0) return;
  }
}
