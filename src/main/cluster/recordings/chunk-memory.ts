/** Smaller chunks get memory of their own: those of sessions in which somebody types. */
const smallest = 16 * 1024;
/** Room for a page of events and the longest that may end it. */
const roomBytes = 160 * 1024;
/** So much waits for the next chunks, of all recordings together; what a slow disk holds up beyond it goes. */
const mostSpare = 32;

/**
 * Memory that sealed chunks lie in until they are on the disk, used over and over. Only what is encrypted lies in it,
 * so recordings may share it.
 */
const spare: ArrayBuffer[] = [];

/** Memory of this very length; what was in it before is still there. */
export function takeChunkMemory(bytes: number): Buffer {
  if (bytes < smallest || bytes > roomBytes) return Buffer.allocUnsafe(bytes);
  return Buffer.from(spare.pop() ?? new ArrayBuffer(roomBytes), 0, bytes);
}

/** Nobody may look at it any more. Call it once; memory from elsewhere is left alone. */
export function giveBackChunk({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === roomBytes && spare.length < mostSpare)
    spare.push(buffer);
}
