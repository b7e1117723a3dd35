/** Whether one of the things that SSH carries is allowed; a refusal is a sentence that names the role and the rule. */
export type Permission =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

/** What SSH may carry beside shells and commands, each by its own permission. */
export interface SessionPermissions {
  /** A terminal. */
  readonly pty: Permission;
  /** The caller's SSH agent, for programs on the node. */
  readonly agentForwarding: Permission;
  /** Connections that the node opens for the caller: `ssh -L`, `-D` and `-W`. */
  readonly localForwarding: Permission;
  /** Ports that the node listens on for the caller: `ssh -R`. */
  readonly remoteForwarding: Permission;
  /** SFTP, and `scp` and `rsync` as far as they can be told from other commands. */
  readonly fileCopy: Permission;
}

export type SessionPermissionName = keyof SessionPermissions;

export const allowed: Permission = { allowed: true };

/** All of it; what roles and certificates then take from. */
export const everything: SessionPermissions = {
  pty: allowed,
  agentForwarding: allowed,
  localForwarding: allowed,
  remoteForwarding: allowed,
  fileCopy: allowed,
};

/** What both allow; the first refusal of the two is told. */
export function bothPermit(
  first: SessionPermissions,
  second: SessionPermissions,
): SessionPermissions {
  const both = (name: SessionPermissionName): Permission =>
    first[name].allowed ? second[name] : first[name];
  return {
    pty: both('pty'),
    agentForwarding: both('agentForwarding'),
    localForwarding: both('localForwarding'),
    remoteForwarding: both('remoteForwarding'),
    fileCopy: both('fileCopy'),
  };
}
