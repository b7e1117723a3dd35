import { grantFor } from '#shared/model/access-scope';
import type { SessionDetails } from '../../proxy/gatekeeper';
import type { SessionTap } from '../../proxy/recording/session-tap';
import type { Ledger } from '../audit/ledger';
import { roleNamed } from '../identity/sessions';
import { lookUpRoles } from '../policy/bound-role';
import { sessionOptions } from '../policy/session-options';
import type { ClusterState } from '../store/cluster-state';
import type { Recordings } from './recordings';

/**
 * Begins to record a session in a terminal; `null` for others, and where recording failed and need not succeed.
 *
 * @throws where recording failed and the session must not go on without
 */
export function openRecording(
  options: {
    readonly recordings: Pick<Recordings, 'open'>;
    readonly ledger: Pick<Ledger, 'state'>;
  },
  session: SessionDetails,
): SessionTap | null {
  const { terminal } = session;
  if (terminal === null) return null;
  const isStrict = recordsStrictly(options.ledger.state, session);
  try {
    return options.recordings.open(session, terminal, isStrict);
  } catch (error) {
    if (isStrict) throw error;
    return null;
  }
}

/** Whether a session ends when it cannot be recorded: by the roles that it rests on. */
function recordsStrictly(
  state: ClusterState,
  { user, access, resourceId }: SessionDetails,
): boolean {
  const names = grantFor(access.scope, resourceId)?.roles ?? state.users.get(user)?.roles ?? [];
  return sessionOptions(lookUpRoles(names, roleNamed(state))).recordsStrictly;
}
