import type { LiveSession, Recording, RecordingFilter } from '#shared/model/recording';
import type { GatewaySession } from '../../proxy/live-sessions';
import { staticRoles } from '../identity/sessions';
import { mayAdminister } from '../policy/administration';
import type { ClusterState } from '../store/cluster-state';
import {
  anyRecording,
  type RecordingRecord,
  type RecordingSearch,
} from '../store/recording-record';
import type { UserRecord } from '../store/records';

/** A recording as those who may see it see it. @param bytes what there is to be read of a live one */
export function recordingView(
  state: ClusterState,
  record: RecordingRecord,
  bytes = record.bytes,
): Recording {
  const { id, user, userName, resource, nodeName, columns, rows, ...rest } = record;
  const { sha256: _sha256, markers: _markers, ...told } = rest;
  return {
    ...told,
    id,
    user: { id: user, name: state.users.get(user)?.name ?? userName },
    node: { id: resource, name: nodeName },
    size: { columns, rows },
    bytes,
  };
}

/** Whose live sessions somebody may see: their own, and with the right to list them everybody's. */
export function sessionSight(state: ClusterState, user: UserRecord): (owner: string) => boolean {
  const seesAll = mayAdminister(staticRoles(state, user), 'ssh_session', 'list').allowed;
  return (owner) => seesAll || owner === user.id;
}

export function liveSessionView(
  state: ClusterState,
  session: GatewaySession,
  can: LiveSession['can'],
): LiveSession {
  const { id, user, resourceId, nodeName, login, request, source, what, started } = session;
  const size = session.size();
  return {
    ...{ id, login, request, source, what, started, recorded: session.recorded },
    user: { id: user, name: state.users.get(user)?.name ?? user },
    node: { id: resourceId, name: nodeName },
    size: size && { columns: size.columns, rows: size.rows },
    can: { ...can, watch: can.watch && session.recorded },
  };
}

/** What a filter means for the store: names become ids, those of former users and nodes included. */
export function searchOf(
  state: ClusterState,
  filter: RecordingFilter,
): Omit<RecordingSearch, 'limit' | 'before'> {
  const { user, node, from = null, until = null, words = '' } = filter;
  return {
    ...anyRecording,
    users: user === undefined ? null : usersNamed(state, user),
    resources:
      node === undefined ? null : [node, ...(state.nodeNamed(node) ? [nodeId(state, node)] : [])],
    from,
    until,
    words: words.split(/\s+/).filter((word) => word !== ''),
  };
}

function nodeId(state: ClusterState, name: string): string {
  return state.nodeNamed(name)?.resource.id ?? name;
}

function usersNamed(state: ClusterState, wanted: string): string[] {
  const named = [...state.users.values()].filter(({ name }) => name === wanted);
  return [wanted, ...named.map(({ id }) => id)];
}
