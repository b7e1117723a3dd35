import type { Role } from '#shared/model/role';
import type { RoleOptions } from '#shared/model/role-options';

/** What somebody's roles together say about their sessions. */
export interface SessionOptions {
  readonly forwardAgent: boolean;
  readonly forwardPorts: { readonly local: boolean; readonly remote: boolean };
  readonly pinSourceAddress: boolean;
  /** Whether a session ends when it cannot be recorded. */
  readonly recordsStrictly: boolean;
  /** Whether one asks for access right after signing in, and whether for a reason. */
  readonly requestAccess: 'optional' | 'reason' | 'always';
  /** What one is asked to say then. */
  readonly requestPrompts: readonly string[];
}

/**
 * Merges the options of several roles: agents are forwarded and sources pinned when one role says so; ports are
 * forwarded unless a role says no and none says yes; the strictest `request_access` and
 * `record_session` count.
 */
export function sessionOptions(roles: readonly Role[]): SessionOptions {
  const all = roles.map(({ spec }) => spec.options);
  const prompts = all.map(({ request_prompt: prompt }) => prompt).filter((text) => text !== '');
  const access = all.map((options) => options.request_access);
  return {
    forwardAgent: all.some((options) => options.forward_agent === true),
    forwardPorts: { local: mayForward(all, 'local'), remote: mayForward(all, 'remote') },
    recordsStrictly: isStrict(all),
    pinSourceAddress: all.some((options) => options.pin_source_ip === true),
    requestAccess: access.includes('reason')
      ? 'reason'
      : access.includes('always')
        ? 'always'
        : 'optional',
    requestPrompts: [...new Set(prompts)],
  };
}

/** Best effort has to be asked for, by a role and against none that says otherwise. */
function isStrict(all: readonly RoleOptions[]): boolean {
  const said = all.map((options) => options.record_session?.ssh ?? null);
  return said.includes('strict') || !said.includes('best_effort');
}

function mayForward(all: readonly RoleOptions[], direction: 'local' | 'remote'): boolean {
  const said = all.flatMap((options) => {
    const newer = options.ssh_port_forwarding?.[direction];
    if (newer) return [newer.enabled];
    return options.port_forwarding === null ? [] : [options.port_forwarding];
  });
  return said.length === 0 || said.includes(true);
}
