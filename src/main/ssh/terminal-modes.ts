import type { Connection } from 'ssh2';
import { onEachPacket } from './ssh2-connection';

const channelRequest = 98;

/**
 * Keeps the terminal modes of each `pty-req` as they came. ssh2 starts reading them one byte late and, read right,
 * would take modes that it does not know (such as IUTF8) for a broken packet; so it is shown none.
 *
 * @returns gives the modes of the `pty-req` that is being handled right now, for passing on as they are
 */
export function captureTerminalModes(connection: Connection): () => Buffer {
  let modes: Buffer = Buffer.alloc(0);
  onEachPacket(connection, (payload) => {
    if (payload[0] === channelRequest) modes = takeTerminalModes(payload) ?? modes;
  });
  return () => modes;
}

const ptyRequest = Buffer.from('pty-req', 'latin1');

function takeTerminalModes(payload: Buffer): Buffer | null {
  const typeStart = 9;
  const typeEnd = typeStart + ptyRequest.length;
  if (payload.length < typeEnd + 5) return null;
  if (payload.readUInt32BE(5) !== ptyRequest.length) return null;
  if (!payload.subarray(typeStart, typeEnd).equals(ptyRequest)) return null;
  // After the type: want reply (1), the string TERM, columns, rows, width, height (4 × 4), the string modes.
  const termLength = payload.readUInt32BE(typeEnd + 1);
  const modesLengthAt = typeEnd + 1 + 4 + termLength + 16;
  if (modesLengthAt + 4 > payload.length) return null;
  const modesAt = modesLengthAt + 4;
  const modesEnd = modesAt + payload.readUInt32BE(modesLengthAt);
  if (modesEnd > payload.length) return null;
  const modes = Buffer.from(payload.subarray(modesAt, modesEnd));
  payload.fill(0, modesAt, modesEnd);
  return modes;
}
