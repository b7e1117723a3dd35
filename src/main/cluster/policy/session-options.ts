import type { Role } from '#shared/model/role';

/** What somebody's roles together say about their sign-in; what SSH may carry is another question. */
export interface SessionOptions {
  readonly pinSourceAddress: boolean;
  /** Whether one asks for access right after signing in, and whether for a reason. */
  readonly requestAccess: 'optional' | 'reason' | 'always';
  /** What one is asked to say then. */
  readonly requestPrompts: readonly string[];
}

/**
 * Merges the options of several roles: sources are pinned when one role says so; the strictest `request_access`
 * counts.
 */
export function sessionOptions(roles: readonly Role[]): SessionOptions {
  const all = roles.map(({ spec }) => spec.options);
  const prompts = all.map(({ request_prompt: prompt }) => prompt).filter((text) => text !== '');
  const access = all.map((options) => options.request_access);
  return {
    pinSourceAddress: all.some((options) => options.pin_source_ip === true),
    requestAccess: access.includes('reason')
      ? 'reason'
      : access.includes('always')
        ? 'always'
        : 'optional',
    requestPrompts: [...new Set(prompts)],
  };
}
