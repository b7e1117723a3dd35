import { ExpectedError } from '#shared/api/errors';
import { plainText } from '#shared/lib/plain-text';
import type { Backend } from '../../backend';
import { staticRoles } from '../../identity/sessions';
import { mayAdminister } from '../../policy/administration';
import { putRecordingSettings, recordingSettings } from '../../recordings/settings';
import {
  liveSessionView,
  recordingView,
  searchOf,
  sessionSight,
} from '../../recordings/recording-view';
import type { ClusterState } from '../../store/cluster-state';
import type { RecordingRecord } from '../../store/recording-record';
import type { UserRecord } from '../../store/records';
import { noteRecordingRead } from '../notes';
import type { Procedures } from '../procedure-types';
import { authorOf, requireRight } from '../require-right';

type Names = Extract<keyof Procedures, `recordings.${string}` | `sessions.${string}`>;

/** Recordings, and the sessions that run now. Each procedure asks for its own right. */
export function recordingProcedures(backend: Backend): Pick<Procedures, Names> {
  return { ...readingProcedures(backend), ...liveProcedures(backend), ...settings(backend) };
}

function readingProcedures(
  backend: Backend,
): Pick<Procedures, 'recordings.list' | 'recordings.get' | 'recordings.read'> {
  const { ledger, recordings, archive, recorder } = backend;
  const { state, repository } = ledger;
  const view = (record: RecordingRecord) =>
    recordingView(state, record, recordings.live(record.id)?.bytes);
  const find = async (id: string): Promise<RecordingRecord> => {
    const record = await repository.findRecording(id);
    if (!record) throw noRecording();
    return record;
  };
  return {
    'recordings.list': async ({ filter = {}, before, limit }, { caller }) => {
      requireRight(state, caller.user, 'session', 'list');
      const search = { ...searchOf(state, filter), before, limit };
      const found = await repository.listRecordings(search);
      const last = found.length === limit ? found.at(-1) : undefined;
      const next = last ? { started: last.started, id: last.id } : null;
      return { rows: found.map(view), next };
    },
    'recordings.get': async ({ id }, { caller }) => {
      requireRight(state, caller.user, 'session', 'read');
      const record = await find(id);
      const proof = await archive.prove(record);
      return { recording: view(record), markers: record.markers, sha256: record.sha256, proof };
    },
    'recordings.read': async ({ id, ...page }, { caller, address }) => {
      const { user } = caller;
      // Watching what runs takes a right of its own; who may read recordings may watch them grow as well.
      const mayWatch = recordings.live(id) !== undefined && has(state, user, 'ssh_session', 'read');
      if (!mayWatch) requireRight(state, user, 'session', 'read');
      const record = await find(id);
      noteRecordingRead(recorder, { caller, address }, record);
      return archive.read(record, page);
    },
  };
}

function liveProcedures({
  ledger: { state },
  liveSessions,
}: Backend): Pick<Procedures, 'sessions.list' | 'sessions.end'> {
  return {
    'sessions.list': async (_input, { caller: { user } }) => {
      const seesSessionsOf = sessionSight(state, user);
      const watch = has(state, user, 'ssh_session', 'read') || has(state, user, 'session', 'read');
      const end = has(state, user, 'ssh_session', 'delete');
      const rows = liveSessions
        .list()
        .filter((session) => seesSessionsOf(session.user))
        .map((session) =>
          liveSessionView(state, session, { watch, end: end || session.user === user.id }),
        );
      return { rows };
    },
    'sessions.end': async ({ id, reason }, { caller: { user } }) => {
      const session = liveSessions.get(id);
      const isOwn = session?.user === user.id;
      if (!isOwn) requireRight(state, user, 'ssh_session', 'delete');
      if (!session) throw noSession();
      const why = plainText(reason);
      session.end(`${user.name} ended this session${why && `: ${why}`}`);
      return {};
    },
  };
}

function settings({
  ledger,
}: Backend): Pick<Procedures, 'recordings.settings' | 'recordings.putSettings'> {
  const { state } = ledger;
  return {
    'recordings.settings': async (_input, { caller }) => {
      requireRight(state, caller.user, 'cluster_auth_preference', 'read');
      return recordingSettings(state);
    },
    'recordings.putSettings': async (input, { caller }) => {
      const may = (now: ClusterState, user: UserRecord) =>
        requireRight(now, user, 'cluster_auth_preference', 'update');
      may(state, caller.user);
      return putRecordingSettings(ledger, authorOf(caller, may), input);
    },
  };
}

function has(
  state: ClusterState,
  user: UserRecord,
  resource: 'session' | 'ssh_session',
  verb: 'read' | 'delete',
): boolean {
  return mayAdminister(staticRoles(state, user), resource, verb).allowed;
}

function noRecording(): ExpectedError {
  return new ExpectedError(
    'not_found',
    'There is no such recording. It may have been deleted for its age. Reload the list.',
  );
}

function noSession(): ExpectedError {
  return new ExpectedError('not_found', 'This session is over. Reload the list.');
}
