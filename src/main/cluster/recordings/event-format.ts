import { DamagedRecording } from './chunk-format';

/**
 * What happened, as asciicast v3 names it: output, input, a new size, a moment with a name, the exit status; and the
 * header, which comes first.
 */
export type EventKind = 'h' | 'o' | 'i' | 'r' | 'm' | 'x';
const kinds: ReadonlySet<string> = new Set(['h', 'o', 'i', 'r', 'm', 'x'] satisfies EventKind[]);

/** What stands before an event's data: its kind (1), its interval (5), the length of the data (4), big-endian. */
export const eventHead = 10;
/** An event holds so many bytes of what was printed at most; longer pieces become several. */
export const longestEvent = 16 * 1024;

const intervalAt = 1;
const intervalBytes = 5;
const lengthAt = intervalAt + intervalBytes;

export interface EventHead {
  readonly kind: EventKind;
  /** Milliseconds since the event before. */
  readonly interval: number;
  /** Of the data, in bytes. */
  readonly length: number;
}

export function writeEventHead(target: Buffer, at: number, head: EventHead): void {
  target.writeUInt8(head.kind.charCodeAt(0), at);
  target.writeUIntBE(head.interval, at + intervalAt, intervalBytes);
  target.writeUInt32BE(head.length, at + lengthAt);
}

/** @throws DamagedRecording where no whole event stands there */
export function readEventHead(events: Buffer, at: number): EventHead {
  if (at + eventHead > events.length) throw new DamagedRecording('an event is cut off');
  const kind = String.fromCharCode(events.readUInt8(at));
  if (!isKind(kind)) throw new DamagedRecording('an event is of no known kind');
  const interval = events.readUIntBE(at + intervalAt, intervalBytes);
  const length = events.readUInt32BE(at + lengthAt);
  if (at + eventHead + length > events.length) throw new DamagedRecording('an event is cut off');
  return { kind, interval, length };
}

function isKind(kind: string): kind is EventKind {
  return kinds.has(kind);
}
