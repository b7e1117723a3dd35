import type { SessionDetails } from '../../proxy/gatekeeper';
import type { Terminal } from '../../proxy/session-request';
import type { NewAuditEvent } from '../audit/chain';
import type { RecordingRecord } from '../store/recording-record';

/** What the audit log says about a recording, with what is peculiar to one event. */
export function recordingEvent(
  type: string,
  record: RecordingRecord,
  more: Readonly<Record<string, unknown>> = {},
): NewAuditEvent {
  const { id, resource, login, request, source } = record;
  const about = {
    recording: id,
    resourceId: resource,
    login,
    ...(request !== null && { request }),
  };
  return { type, actor: record.user, address: source, data: { ...about, ...more } };
}

/** The size to show a recording in. Who does not know the size of their terminal says 0, which no terminal has. */
export function shownSize({ columns, rows }: Pick<Terminal, 'columns' | 'rows'>) {
  return columns > 1 && rows > 1 ? { columns, rows } : { columns: 80, rows: 24 };
}

/** A recording that begins now. */
export function newRecording(
  session: SessionDetails,
  terminal: Terminal,
  more: { readonly userName: string; readonly hasInput: boolean },
): RecordingRecord {
  const { id, user, resourceId, nodeName, login, request, source, what, started } = session;
  return {
    ...{ id, user, resource: resourceId, nodeName, login, request, source, what, started },
    ...{ ...shownSize(terminal), ...more, state: 'live', ended: null, bytes: 0 },
    ...{ sha256: null, reason: '', exitCode: null, markers: [] },
  };
}
