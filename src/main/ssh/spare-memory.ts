import { randomFillSync } from 'node:crypto';
import type { Client, Connection } from 'ssh2';
import { openInPieces, sealInPieces } from './gcm-packets';
import { channelDataStart, memoryAround } from './packet-memory';
import { onEachCipher, onEachDecipher, readyCipher } from './ssh2-connection';

/**
 * Makes a connection whose first key exchange is over come by with little new memory, which is what bulk transfers
 * spend their time on in Electron.
 */
export function spareMemory(connection: Connection | Client): void {
  onEachCipher(connection, sealInPieces);
  onEachDecipher(connection, openInPieces);
}

const channelData = 94;
const blockBytes = 16;

/**
 * Sends channel data on in the very memory that it was decrypted into, as SSH_MSG_CHANNEL_DATA (RFC 4254, section
 * 5.2). The data stays as it is; what stood around it is written over.
 *
 * @returns `false` if that cannot be done: nothing was sent then
 */
export function passOn(connection: Connection | Client, recipient: number, data: Buffer): boolean {
  const cipher = readyCipher(connection);
  if (cipher?._encSSLName === undefined) return false;
  const end = channelDataStart + data.length;
  // The length of a packet does not count itself for AES-GCM (RFC 5647, section 7.2); at least 4 bytes of padding.
  const odd = blockBytes - ((end - 4) % blockBytes);
  const padding = odd < 4 ? odd + blockBytes : odd;
  const packet = memoryAround(data, end + padding);
  if (packet === null) return false;
  packet.writeUInt32BE(packet.length - 4, 0);
  packet.writeUInt8(padding, 4);
  packet.writeUInt8(channelData, 5);
  packet.writeUInt32BE(recipient, 6);
  packet.writeUInt32BE(data.length, 10);
  randomFillSync(packet, end);
  cipher.encrypt(packet);
  return true;
}
