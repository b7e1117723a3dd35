import type { Role, Traits } from '#shared/model/role';
import { offers } from './offers';

export interface ReasonNeeds {
  readonly required: boolean;
  /** What the roles ask the requester to say, each once. */
  readonly prompts: readonly string[];
}

/**
 * Whether a request for these roles needs a reason. A role's `request.reason` counts for the roles that the same
 * role offers; one that requires is enough.
 */
export function reasonNeeds(
  staticRoles: readonly Role[],
  requested: readonly string[],
  traits: Traits,
): ReasonNeeds {
  const rules = staticRoles.flatMap((role) => {
    const { reason } = role.spec.allow.request;
    return reason && requested.some((name) => offers(role, name, traits)) ? [reason] : [];
  });
  const prompts = rules.map((rule) => rule.prompt).filter((prompt) => prompt !== '');
  return {
    required: rules.some((rule) => rule.mode === 'required'),
    prompts: [...new Set(prompts)],
  };
}

/** Whether every request that these roles allow needs a reason: the app then marks the field from the start. */
export function reasonAlwaysRequired(staticRoles: readonly Role[]): boolean {
  const offering = staticRoles.filter(({ spec }) => {
    const { search_as_roles: searchable, roles, claims_to_roles: claims } = spec.allow.request;
    return searchable.length + roles.length + claims.length > 0;
  });
  return (
    offering.length > 0 &&
    offering.every((role) => role.spec.allow.request.reason?.mode === 'required')
  );
}
