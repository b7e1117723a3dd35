/** Bytes that are not what the SSH wire format (RFC 4251, section 5) says they should be. */
export class WireError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WireError';
  }
}

// `ignoreBOM` keeps a leading byte order mark, so that what is read encodes to the same bytes again.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads SSH's wire format. Every method throws {@link WireError} when the bytes run out or are not well formed;
 * nothing is ever read past the end.
 */
export class SshReader {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** How many bytes were read so far. */
  get position(): number {
    return this.#position;
  }

  get remaining(): number {
    return this.#bytes.length - this.#position;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#take(1));
  }

  uint32(): number {
    return this.#bytes.readUInt32BE(this.#take(4));
  }

  uint64(): bigint {
    return this.#bytes.readBigUInt64BE(this.#take(8));
  }

  /** A `string`: its length as uint32, then that many bytes. The result is a copy. */
  string(): Buffer {
    const length = this.uint32();
    const start = this.#take(length);
    return Buffer.from(this.#bytes.subarray(start, start + length));
  }

  /** A `string` that must be UTF-8. */
  text(): string {
    const bytes = this.string();
    try {
      return utf8.decode(bytes);
    } catch {
      throw new WireError('A text is not UTF-8');
    }
  }

  /** A positive `mpint` in its shortest form, as its bytes without the leading zero. */
  positiveMpint(): Buffer {
    const bytes = this.string();
    const first = bytes[0];
    const second = bytes[1];
    if (first === undefined || first >= 0x80) throw new WireError('A number is not positive');
    if (first !== 0) return bytes;
    if (second === undefined || second < 0x80)
      throw new WireError('A number is not in its shortest form');
    return bytes.subarray(1);
  }

  /** Throws unless everything was read. */
  end(): void {
    if (this.remaining > 0) throw new WireError(`${this.remaining} bytes too many`);
  }

  #take(count: number): number {
    if (count > this.remaining)
      throw new WireError(`${count} bytes expected, ${this.remaining} left`);
    const start = this.#position;
    this.#position += count;
    return start;
  }
}

/** Writes SSH's wire format. Calls chain; `toBuffer` gives what was written. */
export class SshWriter {
  readonly #parts: Buffer[] = [];

  byte(value: number): this {
    return this.raw(Buffer.from([value]));
  }

  uint32(value: number): this {
    const part = Buffer.alloc(4);
    part.writeUInt32BE(value);
    return this.raw(part);
  }

  uint64(value: bigint): this {
    const part = Buffer.alloc(8);
    part.writeBigUInt64BE(value);
    return this.raw(part);
  }

  /** A `string`; text is written as UTF-8, and refused when it is not well-formed Unicode. */
  string(value: Buffer | string): this {
    if (typeof value === 'string' && !value.isWellFormed())
      throw new WireError('A text is not well-formed Unicode');
    const part = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
    return this.uint32(part.length).raw(part);
  }

  /** Bytes as they are, without a length. */
  raw(part: Buffer): this {
    this.#parts.push(part);
    return this;
  }

  toBuffer(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/** Runs a reader over the bytes. @throws WireError also when it leaves some of them over */
export function readAll<T>(bytes: Buffer, read: (reader: SshReader) => T): T {
  const reader = new SshReader(bytes);
  const value = read(reader);
  reader.end();
  return value;
}
