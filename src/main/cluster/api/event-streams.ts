import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import type { Closable } from '#shared/lib/closable';
import type { LiveSessions } from '../../proxy/live-sessions';
import type { SignedIn } from '../identity/sessions';
import { EventStream, type Feed } from './event-stream';

/** Live sessions that begin and end within so many milliseconds are told of together. */
const sessionPauseMs = 150;
const mostStreams = 500;
/** A user has one for each app that is open; nobody may take everybody's. */
const mostStreamsOfUser = 25;

export interface EventStreams extends Closable {
  /**
   * Answers with the events after a revision, one JSON object a line, and goes on until either side ends.
   *
   * @throws ExpectedError before anything was sent
   */
  open(caller: SignedIn, since: string | null, response: ServerResponse): void;
}

/** Feeds every open stream from the change log, each at its reader's own pace: nothing is queued in memory. */
export function createEventStreams(
  options: Feed & { readonly liveSessions: Pick<LiveSessions, 'onChanged'> },
): EventStreams {
  const { ledger, liveSessions } = options;
  const streams = new Set<EventStream>();
  const stop = ledger.onWritten(() => {
    for (const stream of streams) stream.wake();
  });
  const stopSessions = togetherOf(liveSessions, (owners) => {
    for (const stream of streams) stream.sessionsChanged(owners);
  });
  return {
    open(caller, since, response) {
      const own = [...streams].filter((stream) => stream.user === caller.user.id).length;
      if (streams.size >= mostStreams || own >= mostStreamsOfUser)
        throw new ExpectedError('limit_exceeded', 'Too many event streams are open. Try later.');
      const stream = new EventStream(options, caller, readSince(since), response);
      streams.add(stream);
      response.once('close', () => {
        stream.end();
        streams.delete(stream);
      });
      stream.wake();
    },
    close() {
      stop();
      stopSessions();
      for (const stream of streams) stream.end();
      return Promise.resolve();
    },
  };
}

function readSince(since: string | null): number | null {
  if (since === null) return null;
  const parsed = z.coerce.number().int().min(0).safeParse(since);
  if (parsed.success && since !== '') return parsed.data;
  throw new ExpectedError('invalid_input', 'The field since is not a revision.', {
    field: 'since',
  });
}

/** Tells whose sessions began or ended, all of a short while at once. @returns ends that */
function togetherOf(
  liveSessions: Pick<LiveSessions, 'onChanged'>,
  tell: (owners: ReadonlySet<string>) => void,
): () => void {
  let owners = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const stop = liveSessions.onChanged((owner) => {
    owners.add(owner);
    timer ??= setTimeout(() => {
      timer = undefined;
      const told = owners;
      owners = new Set();
      tell(told);
    }, sessionPauseMs).unref();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
