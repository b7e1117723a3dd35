import type { SessionDetails } from '../../proxy/gatekeeper';
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

/** A recording that begins now. */
export function newRecording(
  session: SessionDetails,
  size: { readonly columns: number; readonly rows: number },
  more: { readonly userName: string; readonly hasInput: boolean },
): RecordingRecord {
  const { id, user, resourceId, nodeName, login, request, source, what, started } = session;
  return {
    ...{ id, user, resource: resourceId, nodeName, login, request, source, what, started },
    ...{ columns: size.columns, rows: size.rows, ...more, state: 'live', ended: null, bytes: 0 },
    ...{ sha256: null, reason: '', exitCode: null, markers: [] },
  };
}
