import type { Closable } from '#shared/lib/closable';
import type { NewAuditEvent } from './chain';
import type { Ledger } from './ledger';
import { createSamplers } from './sampler';

/** How long what is noted may wait to be written, in milliseconds. */
const longestWait = 2_000;
/** So many of a type are written down for one actor in a minute; the others are counted. */
const mostPerMinute = 60;
/** Of so many keys it is remembered what was noted last; the oldest are forgotten first. */
const mostRemembered = 2_000;

/** An event that changes nothing and still goes on record; its address is told, for it is written on nobody's call. */
export type Note = Required<NewAuditEvent>;

/** Records what changes nothing: late, to write much at once, and no more than a log has room for. */
export interface Recorder extends Closable {
  /** Notes that something happened; what has the same key while it waits is one event that says how many times. */
  count(key: string, note: Note): void;
  /**
   * Notes what somebody looks at, in place of what waits under the same key. The same as the last time is not
   * recorded again for so many milliseconds.
   */
  settle(key: string, note: Note, quietMs: number): void;
  /** Writes what waits. */
  flush(): Promise<void>;
}

interface Waiting {
  readonly note: Note;
  readonly times: number;
  /** How many were left out before this one. */
  readonly passedOver: number;
}

export function createRecorder(options: {
  readonly ledger: Ledger;
  readonly now: () => number;
  /** Told when something could not be recorded. */
  readonly onFailure: (error: unknown) => void;
}): Recorder {
  const { ledger, now, onFailure } = options;
  const samplers = createSamplers({ now, perMinute: mostPerMinute });
  const waiting = new Map<string, Waiting>();
  const isRepeated = createMemory(now);
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const audit = [...waiting.values()].map(eventOf);
    waiting.clear();
    if (audit.length === 0) return;
    await ledger.write(() => ({ writes: [], audit, result: undefined })).catch(onFailure);
  }

  function keep(key: string, note: Note, times: number): void {
    const { passedOver = samplers.next(`${note.type} ${note.actor}`) } = waiting.get(key) ?? {};
    if (passedOver === null) return;
    waiting.set(key, { note, times, passedOver });
    timer ??= setTimeout(() => void flush(), longestWait).unref();
  }

  return {
    count: (key, note) => keep(key, note, (waiting.get(key)?.times ?? 0) + 1),
    settle(key, note, quietMs) {
      if (!isRepeated(key, JSON.stringify(note.data), quietMs)) keep(key, note, 1);
    },
    flush,
    close: flush,
  };
}

function eventOf({ note, times, passedOver }: Waiting): NewAuditEvent {
  const more = { ...(times > 1 && { times }), ...(passedOver > 0 && { passedOver }) };
  return { ...note, data: { ...note.data, ...more } };
}

/** Remembers the last thing that was said about each key. */
function createMemory(now: () => number) {
  const last = new Map<string, { readonly text: string; readonly at: number }>();
  return (key: string, text: string, forMs: number): boolean => {
    const before = last.get(key);
    const at = now();
    if (before?.text === text && Math.abs(at - before.at) < forMs) return true;
    last.delete(key);
    last.set(key, { text, at });
    const [oldest] = last.keys();
    if (last.size > mostRemembered && oldest !== undefined) last.delete(oldest);
    return false;
  };
}
