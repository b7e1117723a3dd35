import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { pngOf } from '../../scripts/package/png.mjs';

it('writes a picture with straight alpha, a line after the other', () => {
  const pixels = Buffer.from([
    ...[0, 0, 255, 255],
    ...[64, 0, 0, 128],
    ...[0, 0, 0, 0],
    ...[1, 2, 3, 255],
  ]);
  const png = pngOf({ size: 2, pixels });
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 2]);
  const data = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8);
  expect([...inflateSync(data)]).toEqual([
    ...[0, 255, 0, 0, 255, 0, 0, 128, 128],
    ...[0, 0, 0, 0, 0, 3, 2, 1, 255],
  ]);
});
