import type { CertificateScope } from '#shared/model/access-scope';
import type { Decision } from '#shared/model/decision';
import { connectionInput, type ConnectionState } from './connection-state';
import type { SignedIn } from '../identity/sessions';
import { roleNamed, staticRoles } from '../identity/sessions';
import { decideConnection } from '../policy/connection';
import { explain } from '../policy/explain';
import { findRequest } from './find-request';
import { createViewer } from './viewer';

/** Why the caller may or may not use a login on a resource, with what they hold at this moment. */
export async function explainAccess(
  parts: ConnectionState & { readonly now: () => number },
  { user, session }: SignedIn,
  resourceId: string,
  login: string,
): Promise<Decision> {
  const { state } = parts.ledger;
  const found = state.nodes.get(resourceId) ?? null;
  const held = await Promise.all(session.assumed.map((id) => findRequest(parts.ledger, id)));
  const grants = held.flatMap((request) =>
    request ? [{ request: request.id, roles: request.roles, resources: request.resources }] : [],
  );
  const sees =
    found !== null &&
    (createViewer(state, user).maySeeResource(found.resource) ||
      grants.some(({ resources }) => resources.some(({ id }) => id === resourceId)));
  // What the caller may not see is explained as what is not there, its name included.
  const node = sees ? found : null;
  const standing = staticRoles(state, user).map((role) => role.metadata.name);
  const scope: CertificateScope =
    grants.length > 0 ? { type: 'granted', grants } : { type: 'standing', roles: standing };
  const { until: _until, ...decision } = decideConnection(
    connectionInput(parts, {
      access: { v: 1, user: user.id, session: session.id, generation: session.generation, scope },
      certificateUntil: session.expires,
      target: node?.resource.name ?? resourceId,
      node,
      login,
      now: parts.now(),
    }),
  );
  if (!node) return decision;
  return explain({
    decision,
    user: { traits: user.traits, staticRoles: user.roles },
    role: roleNamed(state),
    resource: node.resource,
    login,
  });
}
