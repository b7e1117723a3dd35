import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '#shared/api/errors';
import { streamEventSchema, type StreamEvent } from '#shared/api/events';
import { t } from '#shared/i18n/text';
import { networkError, timeoutError } from './network-error';

export interface EventStreamOptions {
  readonly address: string;
  /** Opens the stream after a revision; rejects with ExpectedError `not_signed_in`, `unreachable`, … */
  readonly open: (since: number | null, signal: AbortSignal) => Promise<IncomingMessage>;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onConnected: () => void;
  /** The stream is down and will be tried again. */
  readonly onUnreachable: (error: ExpectedError) => void;
  /** The cluster says that nobody is signed in: the stream has ended for good. */
  readonly onSignedOut: (error: ExpectedError) => void;
  /** How long a line may be awaited; the cluster sends one every 15 s at least. */
  readonly silenceMs?: number;
  /** The first wait before connecting again; it doubles up to 30 s. */
  readonly firstWaitMs?: number;
  readonly random?: () => number;
}

export interface EventStream {
  close(): void;
}

const longestWaitMs = 30_000;
/** A connection that lasted this long counts as good: the next wait is the first again. */
const steadyMs = 5_000;
const longestLine = 4 * 1024 * 1024;

/** Follows a cluster's events: resumes after the last revision seen, and notices connections that died silently. */
export function followEvents(options: EventStreamOptions): EventStream {
  const closed = new AbortController();
  void follow(options, closed.signal);
  return { close: () => closed.abort() };
}

async function follow(options: EventStreamOptions, closed: AbortSignal): Promise<void> {
  const { firstWaitMs = 250, random = Math.random } = options;
  let since: number | null = null;
  let wait = firstWaitMs;
  while (!closed.aborted) {
    const opened = performance.now();
    try {
      for await (const event of connection(options, since, closed)) {
        if (event === 'connected') options.onConnected();
        else {
          since = event.revision;
          options.onEvent(event);
        }
      }
    } catch (error) {
      if (closed.aborted) return;
      const told = networkError(error, options.address);
      if (told.code === 'not_signed_in') return options.onSignedOut(told);
      options.onUnreachable(told);
    }
    // A cluster that lets us in and drops us at once must not be called without pause.
    if (performance.now() - opened > steadyMs) wait = firstWaitMs;
    // Jitter: when a cluster comes back, its clients must not all call at the same moment.
    await sleep(wait * (0.5 + random() / 2), undefined, { signal: closed }).catch(() => undefined);
    wait = Math.min(wait * 2, longestWaitMs);
  }
}

async function* connection(
  options: EventStreamOptions,
  since: number | null,
  closed: AbortSignal,
): AsyncGenerator<StreamEvent | 'connected'> {
  const { address, open, silenceMs = 40_000 } = options;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const response = await open(since, AbortSignal.any([closed, silence.signal]));
    timer.refresh();
    yield 'connected';
    for await (const line of lines(response, () => timer.refresh())) {
      const event = readEvent(line);
      if (event) yield event;
    }
  } catch (error) {
    throw silence.signal.aborted ? timeoutError(address) : error;
  } finally {
    clearTimeout(timer);
  }
  throw networkError(Object.assign(new Error('ended'), { code: 'ECONNRESET' }), address);
}

async function* lines(response: IncomingMessage, onData: () => void): AsyncGenerator<string> {
  response.setEncoding('utf8');
  let rest = '';
  for await (const chunk of response as AsyncIterable<string>) {
    onData();
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > longestLine)
      throw new ExpectedError('limit_exceeded', t('client.events.tooLong'));
    yield* parts;
  }
}

/** An event of a kind that this version does not know is passed over: a newer cluster may send such. */
function readEvent(line: string): StreamEvent | null {
  if (line.trim() === '') return null;
  try {
    return streamEventSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    throw new ExpectedError('internal', t('client.events.unreadable'));
  }
}
