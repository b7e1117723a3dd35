/**
 * The memory that one connection decrypts its large packets into, over and over. A packet lies in it as it goes over
 * the wire (RFC 4253, section 6): its length, the length of its padding, payload, padding. So bytes of a channel that
 * are passed on whole need not be moved: the header of the packet that carries them on fits in front of them.
 */
export interface PacketMemory {
  /** Memory for a packet of this many bytes, its length included; what was in it before is still there. */
  take(bytes: number): Buffer;
  /** Puts short pieces of channel data together as if one packet had brought them: {@link largePacket} at most. */
  join(parts: readonly Buffer[]): Buffer;
}

/** Packets below this are small change: they are cut out of memory that Node shares out. */
export const largePacket = 16 * 1024;
/** Room for the largest packet that ssh2 takes, 35,000 bytes, and its length. */
const roomBytes = 36 * 1024;
/** So many packets' memory waits for the next ones; a side that reads slowly may hold up more, which then go. */
const mostSpare = 32;

/** Where the bytes of CHANNEL_DATA (RFC 4254, section 5.2) start: lengths (4 + 1), type (1), channel and length (8). */
export const channelDataStart = 14;
/** Where their length stands. */
const dataLengthAt = 10;

type Spare = Buffer[];

/** Memory that is out on loan, with where it goes back to. What is not in here was given back, or never lent. */
const lent = new WeakMap<ArrayBufferLike, Spare>();

export function createPacketMemory(): PacketMemory {
  const spare: Spare = [];
  const lend = (): Buffer => {
    const memory = spare.pop() ?? Buffer.allocUnsafeSlow(roomBytes);
    lent.set(memory.buffer, spare);
    return memory;
  };
  return {
    take: (bytes) => (bytes < largePacket ? Buffer.allocUnsafe(bytes) : lend().subarray(0, bytes)),
    join(parts) {
      const memory = lend();
      let end = channelDataStart;
      for (const part of parts) {
        memory.set(part, end);
        end += part.length;
      }
      memory.writeUInt32BE(end - channelDataStart, dataLengthAt);
      return memory.subarray(channelDataStart, end);
    },
  };
}

/**
 * Gives back the memory of a packet, by the bytes of it that were passed on. Nobody may look at them again: the
 * connection's next packet is written over them. Other bytes, and bytes that were given back before, are left alone.
 */
export function giveBackPacket(data: Buffer): void {
  const spare = lent.get(data.buffer);
  if (spare === undefined || !isWhole(data)) return;
  lent.delete(data.buffer);
  if (spare.length < mostSpare) spare.push(Buffer.from(data.buffer));
}

/**
 * The memory around a packet's channel data, to make the packet in that carries them on.
 *
 * @param bytes how long that packet is, counted from where the memory begins
 * @returns `null` when there may be something else around the data
 */
export function memoryAround(data: Buffer, bytes: number): Buffer | null {
  if (!lent.has(data.buffer) || !isWhole(data) || bytes > roomBytes) return null;
  return Buffer.from(data.buffer, 0, bytes);
}

/** Whether these are all the bytes of channel data that their packet brought. */
function isWhole(data: Buffer): boolean {
  if (data.byteOffset !== channelDataStart) return false;
  return Buffer.from(data.buffer, 0, channelDataStart).readUInt32BE(dataLengthAt) === data.length;
}
