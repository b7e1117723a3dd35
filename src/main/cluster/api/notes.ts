import { z } from 'zod';
import type { ApiInput } from '#shared/api/contract';
import type { ApiErrorCode, ExpectedError } from '#shared/api/errors';
import type { Note, Recorder } from '../audit/recorder';
import type { SignedIn } from '../identity/sessions';
import type { RecordingRecord } from '../store/recording-record';

/** Who looks at something, and from where. */
export interface Looking {
  readonly caller: SignedIn;
  readonly address: string;
}

/** The app searches again whenever something changed: the same search is recorded again only after this, in ms. */
const searchQuietMs = 10 * 60_000;
const indexQuietMs = 60 * 60_000;
const readQuietMs = 60_000;
const recordingQuietMs = 60 * 60_000;
/** What people type is kept this far, in UTF-16 units. */
const longestText = 500;

/** Errors by which the cluster refuses somebody what they wanted; a malformed input is none. */
const refusals: ReadonlySet<ApiErrorCode> = new Set<ApiErrorCode>([
  'not_allowed',
  'not_covered',
  'wrong_state',
  'not_found',
  'limit_exceeded',
  'throttled',
]);

/** Notes a search, once whoever types has come to rest. Turning its pages is no other search. */
export function noteSearch(
  recorder: Recorder,
  { caller, address }: Looking,
  input: ApiInput<'resources.search'>,
  found: number,
): void {
  const { show, query, kinds, labels, predicate = '', cursor, forIndex } = input;
  if (cursor !== null) return;
  if (forIndex === true) {
    const note = { type: 'resource.index', actor: caller.user.id, address, data: {} };
    return recorder.settle(`index ${caller.session.id}`, note, indexQuietMs);
  }
  const data = {
    show,
    ...(query.trim() !== '' && { query: shortened(query) }),
    ...(kinds.length > 0 && { kinds: kinds.slice(0, 20) }),
    ...(Object.keys(labels).length > 0 && { labels: shortened(JSON.stringify(labels)) }),
    ...(predicate.trim() !== '' && { predicate: shortened(predicate) }),
    found,
  };
  const note = { type: 'resource.search', actor: caller.user.id, address, data };
  recorder.settle(`search ${caller.session.id}`, note, searchQuietMs);
}

/** Notes that somebody reads the audit log: what they look for is theirs, that they look is not. */
export function noteAuditRead(
  recorder: Recorder,
  { caller, address }: Looking,
  type: 'audit.read' | 'audit.export' | 'audit.verify',
): void {
  const note = { type, actor: caller.user.id, address, data: {} };
  recorder.settle(`${type} ${caller.session.id}`, note, readQuietMs);
}

/** Notes that somebody plays a recording, or watches one grow; its many pages are one event. */
export function noteRecordingRead(
  recorder: Recorder,
  { caller, address }: Looking,
  { id, user, resource, login, request }: RecordingRecord,
): void {
  const about = { recording: id, of: user, resourceId: resource, login };
  const data = { ...about, ...(request !== null && { request }) };
  const note = { type: 'recording.read', actor: caller.user.id, address, data };
  recorder.settle(`recording ${caller.session.id} ${id}`, note, recordingQuietMs);
}

/** A call that failed, as far as it had come. */
export interface FailedCall {
  /** A procedure's name, or `events`. */
  readonly name: string;
  readonly user: string | null;
  readonly address: string;
  readonly input: unknown;
  readonly error: ExpectedError;
}

const namesRequest = z.object({ id: z.uuid() });

/** Notes a refusal. A loop that is refused over and over is one event every two seconds, which counts. */
export function noteRefusal(recorder: Recorder, call: FailedCall): void {
  const { name, user, address, input, error } = call;
  const ofRequest = name.startsWith('requests.');
  if (!refusals.has(error.code) || (error.code === 'not_found' && !ofRequest)) return;
  const request = ofRequest ? namesRequest.safeParse(input).data?.id : undefined;
  const message = shortened(error.message);
  const data = {
    procedure: name,
    code: error.code,
    reason: message,
    ...(request !== undefined && { request }),
  };
  const note: Note = { type: 'call.refused', actor: user ?? 'nobody', address, data };
  recorder.count(`refused ${JSON.stringify([user, address, data])}`, note);
}

function shortened(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
