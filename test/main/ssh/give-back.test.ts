import { expect, it, vi, type Mock } from 'vitest';
import { giveBack } from '#main/ssh/give-back';

/** Memory of its own; `transfer`, which Node 20 does not have, tells whether it was given back. */
function memory(bytes: number): { packet: Buffer; transfer: Mock<(length: number) => void> } {
  const packet = Buffer.allocUnsafeSlow(bytes);
  const transfer = vi.fn<(length: number) => void>();
  Object.assign(packet.buffer, { transfer });
  return { packet, transfer };
}

it('gives back memory that holds hardly more than the bytes', () => {
  const { packet, transfer } = memory(32_784);
  giveBack(packet.subarray(10, 32_778));
  expect(transfer).toHaveBeenCalledExactlyOnceWith(0);
});

it.each([
  ['as small as what Node cuts buffers from', Buffer.poolSize, Buffer.poolSize],
  ['with room for something else', 65_536, 32_768],
])('leaves memory alone that is %s', (_what, size, used) => {
  const { packet, transfer } = memory(size);
  giveBack(packet.subarray(0, used));
  expect(transfer).not.toHaveBeenCalled();
});

it('does nothing where memory cannot be given back', () => {
  const { packet } = memory(32_784);
  Object.assign(packet.buffer, { transfer: undefined });
  giveBack(packet);
  expect(packet.length).toBe(32_784);
});
