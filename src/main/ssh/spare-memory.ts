import type { Client, ClientChannel, Connection, ServerChannel } from 'ssh2';
import { giveBack } from './give-back';
import { connectionOf, decryptsApart, onEachCipher, type Ssh2Cipher } from './ssh2-connection';

/**
 * Makes a connection whose first key exchange is over come by with little new memory, which is what bulk transfers
 * spend their time on in Electron: see {@link giveBack}.
 */
export function spareMemory(connection: Connection | Client): void {
  onEachCipher(connection, giveBackSentPackets);
}

/** What to do with bytes that came from this channel and were sent on, so that nobody needs them any more. */
export function giveBackFrom(channel: ClientChannel | ServerChannel): (data: Buffer) => void {
  return decryptsApart(connectionOf(channel)) ? giveBack : () => undefined;
}

/** Length and tag, the pieces that a packet is written in besides its body, are shorter than this. */
const smallPiece = 64;

/** Gives a packet's memory back once it is encrypted; its length, which is sent as it is, is copied before. */
function giveBackSentPackets(cipher: Ssh2Cipher): void {
  if (cipher._encSSLName === undefined) return;
  const write = cipher._onWrite;
  const encrypt = cipher.encrypt.bind(cipher);
  cipher._onWrite = (piece) => write(piece.length < smallPiece ? Buffer.from(piece) : piece);
  cipher.encrypt = (packet) => {
    encrypt(packet);
    giveBack(packet);
  };
}
