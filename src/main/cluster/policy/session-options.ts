import type { Role } from '#shared/model/role';
import type { RoleOptions } from '#shared/model/role-options';

/** What somebody's roles together say about their sign-in; what SSH may carry is another question. */
export interface SessionOptions {
  readonly pinSourceAddress: boolean;
  /** Whether a session ends when it cannot be recorded. */
  readonly recordsStrictly: boolean;
  /** Whether one asks for access right after signing in, and whether for a reason. */
  readonly requestAccess: 'optional' | 'reason' | 'always';
  /** What one is asked to say then. */
  readonly requestPrompts: readonly string[];
}

/**
 * Merges the options of several roles: sources are pinned when one role says so; the strictest `request_access` and
 * `record_session` count.
 */
export function sessionOptions(roles: readonly Role[]): SessionOptions {
  const all = roles.map(({ spec }) => spec.options);
  const prompts = all.map(({ request_prompt: prompt }) => prompt).filter((text) => text !== '');
  const access = all.map((options) => options.request_access);
  return {
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
