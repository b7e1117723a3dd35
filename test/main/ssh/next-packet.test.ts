import { expect, it } from 'vitest';
import { nextPacket } from '#main/ssh/next-packet';
import { createPacketMemory } from '#main/ssh/packet-memory';

const memory = createPacketMemory();

function packetsOf(chunks: readonly Buffer[], packetSize = 32_768): Buffer[] {
  const left = [...chunks];
  const packets: Buffer[] = [];
  while (left.length > 0) packets.push(nextPacket(left, packetSize, memory));
  return packets;
}
const lengths = (packets: readonly Buffer[]): number[] => packets.map(({ length }) => length);
const small = (count: number, bytes: number): Buffer[] =>
  Array.from({ length: count }, (_, at) => Buffer.alloc(bytes, at));

it('fills packets with small chunks to the last byte that is encrypted in one piece', () => {
  const chunks = small(10, 4_000);
  const packets = packetsOf(chunks);
  expect(lengths(packets)).toEqual([16_352, 16_352, 7_296]);
  expect(Buffer.concat(packets)).toEqual(Buffer.concat(chunks));
});

it('takes a chunk that is alone as it is, and so a large one among small ones', () => {
  const [alone] = small(1, 16_380);
  if (!alone) throw new Error('no chunk');
  expect(packetsOf([alone])[0]).toBe(alone);
  const large = Buffer.alloc(32_768);
  const packets = packetsOf([...small(2, 10), large, ...small(1, 10)]);
  expect(lengths(packets)).toEqual([20, 32_768, 10]);
  expect(packets[1]).toBe(large);
});

it('puts nothing together for a side that takes tiny packets', () => {
  expect(lengths(packetsOf(small(3, 10), 32))).toEqual([10, 10, 10]);
  expect(lengths(packetsOf(small(3, 10), 47))).toEqual([15, 15]);
});
