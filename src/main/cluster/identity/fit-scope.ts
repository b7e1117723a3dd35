import type { RequestedResource } from '#shared/model/constraint';
import type { CertificateGrant, SessionScope } from '#shared/model/access-scope';
import type { Resource } from '#shared/model/resource';
import { coversResource } from '../policy/kubernetes/target-of';

type ResourceGrant = Extract<CertificateGrant, { readonly type: 'resources' }>;

export interface FittedScope {
  readonly scope: SessionScope;
  /** Whether it says all that the scope said. */
  readonly whole: boolean;
}

/**
 * A scope as it fits into a certificate. Leaving a resource out only ever narrows: what is left out cannot be reached
 * by that certificate, and grants without resources left are left out with them, never written without any.
 *
 * @param wanted the one resource that the certificate is for; `null`: as many as there is room for
 * @param fits whether a certificate can hold a scope
 */
export function fitScope(
  scope: SessionScope,
  wanted: Resource | null,
  fits: (scope: SessionScope) => boolean,
): FittedScope {
  if (scope.type === 'standing') return { scope, whole: true };
  const about = wanted === null ? scope : onlyAbout(scope, wanted);
  // For a resource that no grant names there is nothing to narrow to: its refusal is for the gateway to tell.
  const asked = about ?? scope;
  if (fits(asked)) return { scope: asked, whole: asked === scope };
  return { scope: asMuchAs(asked, fits), whole: false };
}

type Granted = Extract<SessionScope, { readonly type: 'granted' }>;

function onlyAbout(scope: Granted, wanted: Resource): Granted | null {
  const grants = scope.grants.flatMap((grant): CertificateGrant[] =>
    grant.type === 'roles'
      ? [grant]
      : withOnly(
          grant,
          grant.resources.filter(({ id }) => coversResource(id, wanted)),
        ),
  );
  return grants.length > 0 ? { ...scope, grants } : null;
}

function withOnly(
  grant: ResourceGrant,
  resources: readonly RequestedResource[],
): CertificateGrant[] {
  return resources.length > 0 ? [{ ...grant, resources: [...resources] }] : [];
}

/** As many of the resources, in their order, as fit; whoever signs refuses what does not fit even so. */
function asMuchAs(scope: Granted, fits: (scope: SessionScope) => boolean): Granted {
  let least = 1;
  let most = scope.grants.reduce((sum, grant) => sum + sizeOf(grant), 0);
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(firstOf(scope, middle))) least = middle;
    else most = middle - 1;
  }
  return firstOf(scope, least);
}

/** A grant of roles counts as one. */
function sizeOf(grant: CertificateGrant): number {
  return grant.type === 'roles' ? 1 : grant.resources.length;
}

function firstOf(scope: Granted, count: number): Granted {
  let left = count;
  const grants = scope.grants.flatMap((grant): CertificateGrant[] => {
    const take = Math.min(left, sizeOf(grant));
    left -= take;
    if (take === 0) return [];
    return grant.type === 'roles' ? [grant] : withOnly(grant, grant.resources.slice(0, take));
  });
  return { ...scope, grants };
}
