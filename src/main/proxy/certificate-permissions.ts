import { fileCopyExtension } from '#main/cluster/authority/certificate-names';
import {
  allowed,
  type Permission,
  type SessionPermissions,
} from '#shared/model/session-permissions';

/** What a user's certificate permits at most. The gateway allows what both it and the roles now allow. */
export function permittedBy(extensions: ReadonlySet<string>): SessionPermissions {
  const by = (name: string, words: string): Permission =>
    extensions.has(name)
      ? allowed
      : {
          allowed: false,
          reason: `${words}: your certificate has no ${name}. Roles may have changed since: get a fresh one in the app.`,
        };
  const ports = 'permit-port-forwarding';
  return {
    pty: by('permit-pty', 'There is no terminal'),
    agentForwarding: by('permit-agent-forwarding', 'Your SSH agent is not forwarded'),
    localForwarding: by(ports, 'Ports are not forwarded'),
    remoteForwarding: by(ports, 'No port is opened for you'),
    fileCopy: by(fileCopyExtension, 'Copying files is not allowed'),
  };
}
