/** Of each packet so much is looked at: a rename with two long paths fits. */
const longestHead = 16 * 1024;
/** Of one that carries what files hold: the handle, and how much it is. */
const bulkHead = 512;
/** WRITE and DATA. */
const bulk: ReadonlySet<number> = new Set([6, 103]);
/** OpenSSH sends and takes 256 KB at most; nobody speaks SFTP with more than this. */
const longestPacket = 16 * 1024 * 1024;

/**
 * Finds the packets in one direction of an SFTP stream (draft-ietf-secsh-filexfer-02, section 3), cut anywhere: a
 * length, then so many bytes. Memory is bounded by the head of one packet.
 */
export class SftpPackets {
  readonly #packet: (head: Buffer) => void;
  #parts: Buffer[] = [];
  /** Bytes of the head that are kept, of the packet that were seen, and that it has; its length counts to it. */
  #kept = 0;
  #seen = 0;
  #length = 4;
  #total = 0;
  #most = longestHead;
  /** Whether what came is no SFTP: nothing is looked at any more. */
  isLost = false;

  /** @param packet gets the start of each packet, from its type on */
  constructor(packet: (head: Buffer) => void) {
    this.#packet = packet;
  }

  take(data: Buffer): void {
    for (let at = 0; at < data.length && !this.isLost;) {
      const length = Math.min(data.length - at, this.#length - this.#seen);
      const kept = Math.min(length, this.#most - this.#kept);
      // A copy: the bytes are somebody else's again after this call.
      if (kept > 0) this.#parts.push(Buffer.from(data.subarray(at, at + kept)));
      this.#kept += Math.max(0, kept);
      this.#seen += length;
      at += length;
      if (this.#seen === this.#length) this.#step();
    }
  }

  /** The length is there, then the type, then the whole packet. */
  #step(): void {
    const head = Buffer.concat(this.#parts);
    this.#parts = [head];
    if (this.#length === 4) {
      const length = head.readUInt32BE(0);
      this.isLost = length === 0 || length > longestPacket;
      this.#total = 4 + length;
      this.#length = 5;
    } else if (this.#length < this.#total) {
      this.#length = this.#total;
      this.#most = bulk.has(head[4] ?? 0) ? bulkHead : longestHead;
    } else {
      this.#parts = [];
      this.#kept = 0;
      this.#seen = 0;
      this.#length = 4;
      this.#most = longestHead;
      this.#packet(head.subarray(4));
    }
  }
}

/** Reads the fields of a packet. Past its end there is nothing: `null`. */
export class SftpFields {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  byte(): number | null {
    if (this.#at + 1 > this.#bytes.length) return null;
    this.#at += 1;
    return this.#bytes[this.#at - 1] ?? null;
  }

  number(): number | null {
    if (this.#at + 4 > this.#bytes.length) return null;
    this.#at += 4;
    return this.#bytes.readUInt32BE(this.#at - 4);
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }

  string(): Buffer | null {
    const length = this.number();
    if (length === null || this.#at + length > this.#bytes.length) return null;
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}
