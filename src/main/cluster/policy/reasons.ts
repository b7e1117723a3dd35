import type { Role } from '#shared/model/role';

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
): ReasonNeeds {
  const rules = staticRoles.flatMap((role) => {
    const { search_as_roles: offered, reason } = role.spec.allow.request;
    return reason && requested.some((name) => offered.includes(name)) ? [reason] : [];
  });
  const prompts = rules.map((rule) => rule.prompt).filter((prompt) => prompt !== '');
  return {
    required: rules.some((rule) => rule.mode === 'required'),
    prompts: [...new Set(prompts)],
  };
}

/** Whether every request that these roles allow needs a reason: the app then marks the field from the start. */
export function reasonAlwaysRequired(staticRoles: readonly Role[]): boolean {
  const offering = staticRoles.filter((role) => role.spec.allow.request.search_as_roles.length > 0);
  return (
    offering.length > 0 &&
    offering.every((role) => role.spec.allow.request.reason?.mode === 'required')
  );
}
