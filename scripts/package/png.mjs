import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A PNG file (RFC 2083) of a square picture.
 * @param {{ readonly size: number, readonly pixels: Buffer }} bitmap four bytes a pixel: blue, green, red, alpha,
 * the colours multiplied by it
 */
export function pngOf({ size, pixels }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits for each of red, green, blue and alpha.
  header.set([8, 6], 8);
  const lines = Buffer.alloc(size * (1 + size * 4));
  for (let pixel = 0; pixel < size * size; pixel++) {
    const [blue = 0, green = 0, red = 0, alpha = 0] = pixels.subarray(pixel * 4);
    const straight = (/** @type {number} */ part) =>
      alpha === 0 ? 0 : Math.min(255, Math.round((part * 255) / alpha));
    const at = Math.floor(pixel / size) * (1 + size * 4) + 1 + (pixel % size) * 4;
    lines.set([straight(red), straight(green), straight(blue), alpha], at);
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
