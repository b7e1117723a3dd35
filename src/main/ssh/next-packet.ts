import { largePacket, type PacketMemory } from './packet-memory';

/** What surrounds channel data in a packet, padding included. Without it, a full packet is encrypted in one piece. */
const surroundings = 32;

/**
 * Takes what the next packet shall carry out of chunks: small ones together, since each packet costs a cipher of its
 * own, two system calls' worth of bookkeeping and garbage, however little is in it. A large one stays where it lies.
 *
 * @param chunks at least one; what is taken is taken out of them
 * @param packetSize what the other side takes at most
 */
export function nextPacket(chunks: Buffer[], packetSize: number, memory: PacketMemory): Buffer {
  const only = chunks.length === 1 ? chunks.shift() : undefined;
  if (only) return only;
  const parts: Buffer[] = [];
  let room = Math.min(packetSize, largePacket) - surroundings;
  while (room > 0) {
    const [chunk] = chunks;
    if (!chunk || chunk.length >= largePacket) break;
    const part = chunk.subarray(0, room);
    parts.push(part);
    room -= part.length;
    if (part.length === chunk.length) chunks.shift();
    else chunks[0] = chunk.subarray(part.length);
  }
  const [first = chunks.shift() ?? Buffer.alloc(0)] = parts;
  return parts.length > 1 ? memory.join(parts) : first;
}
