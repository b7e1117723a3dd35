import type { CertificateAccess } from '#shared/model/access-scope';
import type { Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import type { Ledger } from '../audit/ledger';
import { clause, whyRequestLocked, whyResourceLocked, whyUserLocked } from '../identity/locks';
import { roleNamed } from '../identity/sessions';
import type { Inventory } from '../inventory/inventory';
import type { HolderInput } from '../policy/holder-steps';
import type { ConnectionInput } from '../policy/connection-input';
import type { ClosedRequests } from '../store/closed-requests';
import { accessSettings } from './settings';

/** Where the state that connections are decided by is kept. */
export interface ConnectionState {
  readonly ledger: Ledger;
  readonly inventory: Inventory;
  readonly closedRequests: ClosedRequests;
}

/** Everything that the policy's `decideConnection` asks for, from the state as it is now. */
export function connectionInput(
  options: ConnectionState,
  attempt: {
    readonly access: CertificateAccess;
    readonly certificateUntil: number;
    readonly target: string;
    readonly resource: Resource | null;
    readonly principal: Principal;
    /** The id by which the gateway knows the connection, if a certificate was made for it. */
    readonly connection: string | null;
    readonly now: number;
    /** Whether the connection is open already. */
    readonly live: boolean;
  },
): ConnectionInput {
  const { state } = options.ledger;
  const { resource } = attempt;
  const { keepStanding, severalGrants } = accessSettings(state);
  return {
    ...holderInput(options, attempt),
    keepStanding,
    severalGrants,
    requestLocked: (id) => clause(whyRequestLocked(state, id)),
    resourceLocked: resource && clause(whyResourceLocked(state, resource)),
    role: roleNamed(state),
    request: (id) => state.openRequests.get(id) ?? options.closedRequests.get(id),
    resourceName: (id) => state.resource(id)?.name,
    // The inventory's own object, by whose labels answers are remembered.
    resource: resource && (options.inventory.get(resource.id) ?? resource),
    target: attempt.target,
    principal: attempt.principal,
    connection: attempt.connection,
  };
}

/** What the policy's `decideJump` asks for: the certificate, its user and its sign-in session as they are now. */
export function holderInput(
  { ledger: { state } }: Pick<ConnectionState, 'ledger'>,
  {
    access,
    certificateUntil,
    now,
    live,
  }: Pick<HolderInput, 'access' | 'certificateUntil' | 'now' | 'live'>,
): HolderInput {
  const user = state.users.get(access.user);
  const session = state.sessions.get(access.session);
  return {
    access,
    certificateUntil,
    user:
      user && user.deleted === null
        ? {
            id: user.id,
            name: user.name,
            traits: user.traits,
            staticRoles: user.roles,
            locked: clause(whyUserLocked(state, user)),
          }
        : null,
    currentSession: session
      ? {
          id: session.id,
          user: session.user,
          generation: session.generation,
          active: session.expires > now,
          expires: session.expires,
          assumed: session.assumed,
        }
      : null,
    live,
    now,
  };
}
