import { err, ok, type Result } from '#shared/lib/result';
import type { RequestedResource } from '#shared/model/constraint';
import type { Resource } from '#shared/model/resource';
import type { Bearer, Role, RoleLookup } from '#shared/model/role';
import { lookUpRoles } from './bound-role';
import { compiledOnce } from './compiled-role';
import { useOf } from './decide-words';
import { deriveRoles } from './derive-roles';
import { labelFields, principalFields } from './kinds';
import { listWords } from './trace';

/** Whose request it is, and what it names, as the cluster has it now. */
export interface RolesOfRequest {
  readonly role: RoleLookup;
  /** The requester's own roles, of which the deny rules count. */
  readonly staticRoles: readonly Role[];
  readonly bearer: Bearer;
  readonly resource: (id: string) => Resource | undefined;
  /** A resource as the approver knows it. */
  readonly nameOf: (id: string) => string;
}

/**
 * The roles that a narrowed request still needs, in their order. One that denies something stays even where it gives
 * nothing any more: without it, what it denied would be let through.
 *
 * @returns what the roles do not give, or why one of them cannot be left out, one sentence each
 */
export function narrowRoles(
  about: RolesOfRequest,
  request: {
    readonly current: readonly string[];
    /** Some of them. */
    readonly wanted: readonly string[];
    /** None: the roles themselves were asked for. */
    readonly resources: readonly RequestedResource[];
  },
): Result<readonly string[], readonly string[]> {
  const { current, wanted, resources } = request;
  const holding = current.filter((name) => {
    const role = about.role(name);
    return role !== undefined && holdsBack(role);
  });
  if (resources.length === 0) {
    const missing = holding.filter((name) => !wanted.includes(name));
    if (missing.length === 0) return ok(wanted);
    const them = missing.length === 1 ? 'it' : 'them';
    return err([
      `Role ${listWords(missing)} denies things as well, so without ${them} this request would give more. Deny it instead.`,
    ]);
  }
  const needed = neededRoles(about, wanted, resources);
  if (!needed.ok) return needed;
  return ok(current.filter((name) => needed.value.includes(name) || holding.includes(name)));
}

function neededRoles(
  about: RolesOfRequest,
  names: readonly string[],
  resources: readonly RequestedResource[],
): Result<readonly string[], readonly string[]> {
  const { role, staticRoles, bearer, nameOf } = about;
  const found = resources.map(({ id, constraint }) => ({
    id,
    constraint,
    resource: about.resource(id),
  }));
  const wanted = found.flatMap(({ resource, constraint }) =>
    resource ? [{ resource, constraint }] : [],
  );
  const gone = found.filter(({ resource }) => !resource).map(({ id }) => nameOf(id));
  if (gone.length > 0) return err(gone.map((name) => `${name} is gone. Leave it out.`));
  const derived = deriveRoles({
    candidates: lookUpRoles(names, role),
    staticRoles,
    bearer,
    wanted,
  });
  if (derived.ok) return ok(derived.value.roles);
  const sentences = derived.error.flatMap(({ resource: id, principal }) => {
    const resource = about.resource(id);
    if (!resource) return [];
    const what = useOf({ resource: { ...resource, name: nameOf(id) }, principal: principal ?? {} });
    return [`The roles of this request do not give ${what}. Leave it out.`];
  });
  return err([...new Set(sentences)]);
}

/** Whether a role may take away what others of the same request give: it denies something, or pins where from. */
function holdsBack(role: Role): boolean {
  const { deny, options } = role.spec;
  return (
    options.pin_source_ip === true ||
    !compiledOnce(role).ok ||
    (deny.kubernetes_resources ?? []).length > 0 ||
    principalFields.some((field) => deny[field].length > 0) ||
    labelFields.some(
      (field) => Object.keys(deny[field]).length > 0 || deny[`${field}_expression`] !== '',
    )
  );
}
