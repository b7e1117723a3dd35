import { expect, it } from 'vitest';
import {
  channelDataStart,
  createPacketMemory,
  giveBackPacket,
  memoryAround,
} from '#main/ssh/packet-memory';

/** A packet with channel data of this length in it, as it is after it was decrypted; gives the data. */
function received(memory: Buffer, bytes: number): Buffer {
  memory.writeUInt32BE(bytes, 10);
  return memory.subarray(channelDataStart, channelDataStart + bytes);
}

const bytes = 32_768;
const packetBytes = channelDataStart + bytes + 6;

it('lends the memory that was given back again, and no memory twice', () => {
  const memory = createPacketMemory();
  const first = received(memory.take(packetBytes), bytes);
  expect(memory.take(packetBytes).buffer).not.toBe(first.buffer);
  giveBackPacket(first);
  giveBackPacket(first);
  expect(memory.take(packetBytes).buffer).toBe(first.buffer);
  expect(memory.take(packetBytes).buffer).not.toBe(first.buffer);
});

it('keeps the memory of connections apart', () => {
  const [one, other] = [createPacketMemory(), createPacketMemory()];
  const data = received(one.take(packetBytes), bytes);
  giveBackPacket(data);
  expect(other.take(packetBytes).buffer).not.toBe(data.buffer);
});

it('gives the memory around whole data only', () => {
  const data = received(createPacketMemory().take(packetBytes), bytes);
  expect(memoryAround(data, packetBytes)?.length).toBe(packetBytes);
  expect(memoryAround(data.subarray(0, 100), packetBytes)).toBeNull();
  expect(memoryAround(data.subarray(1), packetBytes)).toBeNull();
  expect(memoryAround(data, 1_000_000)).toBeNull();
  giveBackPacket(data);
  expect(memoryAround(data, packetBytes)).toBeNull();
});

it('leaves parts of a packet, and bytes from elsewhere, alone', () => {
  const memory = createPacketMemory();
  const data = received(memory.take(packetBytes), bytes);
  giveBackPacket(data.subarray(0, 100));
  giveBackPacket(Buffer.alloc(bytes));
  expect(memory.take(packetBytes).buffer).not.toBe(data.buffer);
});

it('puts pieces together as if a packet had brought them, in memory that is used again', () => {
  const memory = createPacketMemory();
  const joined = memory.join([Buffer.from('one '), Buffer.from('two')]);
  expect(joined.toString()).toBe('one two');
  expect(memoryAround(joined, 64)?.subarray(channelDataStart, channelDataStart + 7)).toEqual(
    joined,
  );
  giveBackPacket(joined);
  expect(memory.join([Buffer.from('three')]).buffer).toBe(joined.buffer);
});

it('cuts small packets out of what Node shares out', () => {
  const packet = createPacketMemory().take(64);
  expect(packet.length).toBe(64);
  expect(memoryAround(received(packet, 40), 64)).toBeNull();
});
