import type { Role } from '#shared/model/role';
import {
  allowed,
  type Permission,
  type SessionPermissions,
} from '#shared/model/session-permissions';
import { listWords } from './trace';

/**
 * What SSH may carry under these roles together, as Teleport merges them: copying files and forwarding ports unless
 * a role says no, an agent when a role says so. A terminal is always part of a session.
 *
 * @param roles all that count for a connection: the standing ones, or those of the grant; a no of any of them holds
 * @param lets whether a role by itself lets the user in; a yes counts from these alone
 */
export function sessionPermissions(
  roles: readonly Role[],
  lets: (role: Role) => boolean,
): SessionPermissions {
  return {
    pty: allowed,
    agentForwarding: agentForwarding(roles, lets),
    localForwarding: portForwarding(roles, lets, 'local'),
    remoteForwarding: portForwarding(roles, lets, 'remote'),
    fileCopy: fileCopy(roles),
  };
}

function agentForwarding(roles: readonly Role[], lets: (role: Role) => boolean): Permission {
  if (roles.some((role) => role.spec.options.forward_agent === true && lets(role))) return allowed;
  const letting = roles.filter(lets).map(nameOf);
  const which =
    letting.length === 1
      ? `role ${letting[0]} does not say`
      : `none of the roles ${listWords(letting)} says`;
  return refused(`Your SSH agent is not forwarded: ${which} forward_agent: true.`);
}

/** `ssh_port_forwarding` that says no always holds; the older `port_forwarding: false` gives way to another's yes. */
function portForwarding(
  roles: readonly Role[],
  lets: (role: Role) => boolean,
  direction: 'local' | 'remote',
): Permission {
  const words = direction === 'local' ? 'Ports are not forwarded' : 'No port is opened for you';
  const denying = roles.find((role) => newerOf(role, direction) === false);
  if (denying)
    return refused(
      `${words}: role ${nameOf(denying)} says ssh_port_forwarding.${direction}.enabled: false.`,
    );
  const older = roles.find((role) => saysOlder(role, direction, false));
  const open = roles.some(
    (role) => (newerOf(role, direction) === true || saysOlder(role, direction, true)) && lets(role),
  );
  if (!older || open) return allowed;
  return refused(`${words}: role ${nameOf(older)} says port_forwarding: false.`);
}

function newerOf({ spec }: Role, direction: 'local' | 'remote'): boolean | undefined {
  return spec.options.ssh_port_forwarding?.[direction]?.enabled;
}

/** The older option counts where the newer one is silent. */
function saysOlder(role: Role, direction: 'local' | 'remote', what: boolean): boolean {
  return newerOf(role, direction) === undefined && role.spec.options.port_forwarding === what;
}

function fileCopy(roles: readonly Role[]): Permission {
  const denying = roles.find(({ spec }) => spec.options.ssh_file_copy === false);
  return denying
    ? refused(`Copying files is not allowed: role ${nameOf(denying)} says ssh_file_copy: false.`)
    : allowed;
}

function nameOf({ metadata }: Role): string {
  return metadata.name;
}

function refused(reason: string): Permission {
  return { allowed: false, reason };
}
