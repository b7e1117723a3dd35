import type { Role, Traits } from '#shared/model/role';
import { offers } from './offers';
import { sessionOptions } from './session-options';

export interface ReasonNeeds {
  readonly required: boolean;
  /** What the roles ask the requester to say, each once. */
  readonly prompts: readonly string[];
}

/**
 * Whether a request for these roles needs a reason. A role's `request.reason` counts for the roles that the same
 * role offers; one that requires is enough. `request_access: reason` requires one for everything.
 */
export function reasonNeeds(
  staticRoles: readonly Role[],
  requested: readonly string[],
  traits: Traits,
): ReasonNeeds {
  const always = sessionOptions(staticRoles);
  const rules = staticRoles.flatMap((role) => {
    const { reason } = role.spec.allow.request;
    return reason && requested.some((name) => offers(role, name, traits)) ? [reason] : [];
  });
  const prompts = [...always.requestPrompts, ...rules.map(({ prompt }) => prompt)].filter(Boolean);
  return {
    required: always.requestAccess === 'reason' || rules.some(({ mode }) => mode === 'required'),
    prompts: [...new Set(prompts)],
  };
}

/** Whether every request that these roles allow needs a reason: the app then marks the field from the start. */
export function reasonAlwaysRequired(staticRoles: readonly Role[]): boolean {
  const offering = staticRoles.filter(({ spec }) => {
    const { search_as_roles: searchable, roles, claims_to_roles: claims } = spec.allow.request;
    return searchable.length + roles.length + claims.length > 0;
  });
  if (offering.length > 0 && sessionOptions(staticRoles).requestAccess === 'reason') return true;
  return (
    offering.length > 0 &&
    offering.every((role) => role.spec.allow.request.reason?.mode === 'required')
  );
}
