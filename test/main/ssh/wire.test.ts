import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SshReader, SshWriter, WireError, readAll } from '#main/ssh/wire';

/** What reading texts to the end throws; `null` when they all read. */
function failure(bytes: Buffer): unknown {
  const reader = new SshReader(bytes);
  try {
    while (reader.remaining > 0) reader.text();
    return null;
  } catch (error) {
    return error;
  }
}

describe("SSH's wire format", () => {
  it('reads what it writes', () => {
    const bytes = new SshWriter()
      .byte(7)
      .uint32(0xffff_ffff)
      .uint64(0xffff_ffff_ffff_ffffn)
      .string('ünïcode')
      .string(Buffer.from([0, 255]))
      .toBuffer();
    const reader = new SshReader(bytes);
    expect(reader.byte()).toBe(7);
    expect(reader.uint32()).toBe(0xffff_ffff);
    expect(reader.uint64()).toBe(0xffff_ffff_ffff_ffffn);
    expect(reader.text()).toBe('ünïcode');
    expect(reader.string()).toEqual(Buffer.from([0, 255]));
    expect(reader.position).toBe(bytes.length);
    reader.end();
  });

  it.each<[string, (reader: SshReader) => unknown]>([
    ['a byte', (reader) => reader.byte()],
    ['a uint32', (reader) => reader.uint32()],
    ['a uint64', (reader) => reader.uint64()],
    ['a string', (reader) => reader.string()],
  ])('never reads %s past the end', (_what, read) => {
    expect(() => read(new SshReader(Buffer.alloc(0)))).toThrow(WireError);
  });

  it('refuses a length beyond the end, also the largest', () => {
    for (const length of [4, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff]) {
      const bytes = new SshWriter().uint32(length).raw(Buffer.from('abc')).toBuffer();
      expect(() => new SshReader(bytes).string()).toThrow(WireError);
    }
  });

  it('refuses bytes left over', () => {
    expect(() => readAll(Buffer.from([0, 0]), (reader) => reader.byte())).toThrow(WireError);
  });

  it('refuses text that is not UTF-8, and does not write what is not Unicode', () => {
    const overlong = new SshWriter().string(Buffer.from([0xc0, 0x80])).toBuffer();
    expect(() => new SshReader(overlong).text()).toThrow(WireError);
    expect(() => new SshWriter().string('\ud800')).toThrow(WireError);
  });

  it('keeps a byte order mark, so that text and bytes stay one to one', () => {
    const bytes = new SshWriter().string('\ufeffname').toBuffer();
    expect(new SshReader(bytes).text()).toBe('\ufeffname');
  });

  it.each([
    ['00', '00'],
    ['a leading zero too many', '0001'],
    ['negative', '80'],
    ['empty', ''],
  ])('refuses a number that is not positive in its shortest form: %s', (_what, hex) => {
    const bytes = new SshWriter().string(Buffer.from(hex, 'hex')).toBuffer();
    expect(() => new SshReader(bytes).positiveMpint()).toThrow(WireError);
  });

  it('reads positive numbers', () => {
    const read = (hex: string) =>
      new SshReader(new SshWriter().string(Buffer.from(hex, 'hex')).toBuffer()).positiveMpint();
    expect(read('7f').toString('hex')).toBe('7f');
    expect(read('0080').toString('hex')).toBe('80');
  });

  it('throws nothing but its own error for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(failure(Buffer.from(bytes))).toSatisfy(
          (error) => error === null || error instanceof WireError,
        );
      }),
      { numRuns: 300 },
    );
  });
});
