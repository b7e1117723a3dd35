import { expect, it } from 'vitest';
import { sttyArguments } from '#main/nodes/terminal-modes';

const mode = (opcode: number, value: number): number[] => [opcode, 0, 0, 0, value];

it('control characters and settings become arguments of stty', () => {
  const modes = [...mode(128, 9), ...mode(3, 127), ...mode(1, 255), ...mode(42, 1), ...mode(53, 0)];
  expect(sttyArguments(Buffer.from([...modes, 0]))).toEqual([
    'erase',
    '0x7f',
    'intr',
    'undef',
    'iutf8',
    '-echo',
  ]);
});

it('stops at the end, at what has no length, and where bytes are missing', () => {
  expect(sttyArguments(Buffer.from([0, ...mode(53, 1)]))).toEqual([]);
  expect(sttyArguments(Buffer.from([...mode(200, 1), ...mode(53, 1)]))).toEqual([]);
  expect(sttyArguments(Buffer.from([53, 0, 0]))).toEqual([]);
  expect(sttyArguments(Buffer.from([1, 1, 0, 0, 0]))).toEqual([]);
});
