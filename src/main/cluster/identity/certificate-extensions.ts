import type { CertificateScope } from '#shared/model/access-scope';
import type { RoleLookup } from '#shared/model/role';
import type { SessionPermissions } from '#shared/model/session-permissions';
import {
  fileCopyExtension,
  type CertificateExtension,
  type NodeExtension,
} from '../authority/certificate-names';
import { lookUpRoles } from '../policy/bound-role';
import { sessionPermissions } from '../policy/session-permissions';

/**
 * What a user's certificate permits at most: whatever its regular access or one of its grants allows somewhere. The
 * gateway decides each connection by the roles that allow that one.
 */
export function extensionsFor(scope: CertificateScope, role: RoleLookup): CertificateExtension[] {
  return extensionsUnder(roleSetsOf(scope), role);
}

/** The same, for names of roles that count together. */
export function extensionsUnder(
  sets: readonly (readonly string[])[],
  role: RoleLookup,
): CertificateExtension[] {
  const each = sets
    .filter((names) => names.length > 0)
    .map((names) => sessionPermissions(lookUpRoles(names, role), () => true));
  const permits: readonly (readonly [CertificateExtension, (by: SessionPermissions) => boolean])[] =
    [
      ['permit-port-forwarding', forwardsPorts],
      ['permit-agent-forwarding', (by) => by.agentForwarding.allowed],
      [fileCopyExtension, (by) => by.fileCopy.allowed],
    ];
  return ['permit-pty', ...permits.flatMap(([name, test]) => (each.some(test) ? [name] : []))];
}

/** The roles that count together, of regular access and of each grant. */
function roleSetsOf(scope: CertificateScope): readonly (readonly string[])[] {
  switch (scope.type) {
    case 'standing':
      return [scope.roles];
    case 'granted':
      return [scope.standing, ...scope.grants.map(({ roles }) => roles)];
    case 'connection':
      return [scope.grant.roles];
  }
}

/** What the certificate for one connection to a node permits there. */
export function nodeExtensionsFor(permissions: SessionPermissions): NodeExtension[] {
  return [
    ...(permissions.pty.allowed ? (['permit-pty'] as const) : []),
    ...(forwardsPorts(permissions) ? (['permit-port-forwarding'] as const) : []),
    ...(permissions.agentForwarding.allowed ? (['permit-agent-forwarding'] as const) : []),
  ];
}

/** OpenSSH has one permission for both directions; which of them is for the gateway to hold. */
function forwardsPorts({ localForwarding, remoteForwarding }: SessionPermissions): boolean {
  return localForwarding.allowed || remoteForwarding.allowed;
}
