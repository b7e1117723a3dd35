import { z } from 'zod';
import { requestedResourcesSchema } from './constraint-schema';

const roleNamesSchema = z.array(z.string().min(1).max(128)).max(256);

/**
 * One approved request as it stands in a certificate. Each grant is judged alone, never mixed with another. What is
 * not restricted to resources says so by its type, never by an empty list.
 */
export const certificateGrantSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('resources'),
    request: z.uuid(),
    roles: roleNamesSchema.min(1),
    resources: requestedResourcesSchema,
  }),
  z.strictObject({
    type: z.literal('roles'),
    request: z.uuid(),
    roles: roleNamesSchema.min(1),
  }),
]);
export type CertificateGrant = z.infer<typeof certificateGrantSchema>;

/**
 * The value of the critical option `access@daypass` in a user's SSH certificate: who it is for, in which sign-in
 * session, and what it is restricted to. Every field is required and nothing unknown is accepted, so that no
 * reader can take an absence for "everything". Format notes: docs/certificates.md.
 */
export const certificateAccessSchema = z.strictObject({
  v: z.literal(2),
  /** Immutable user id, not the name: a recreated user inherits nothing. */
  user: z.uuid(),
  session: z.uuid(),
  /** Raised by every assume and drop; the proxy accepts only the current one. */
  generation: z.int().min(1),
  scope: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('standing'), roles: roleNamesSchema }),
    z.strictObject({
      type: z.literal('granted'),
      grants: z.array(certificateGrantSchema).min(1),
      /** The standing roles that count beside the grants: none, unless the cluster keeps standing access. */
      standing: roleNamesSchema,
    }),
    /** One grant for one connection through the gateway, which alone knows that connection by this id. */
    z.strictObject({
      type: z.literal('connection'),
      connection: z.uuid(),
      grant: certificateGrantSchema,
    }),
  ]),
});
export type CertificateAccess = z.infer<typeof certificateAccessSchema>;
export type CertificateScope = CertificateAccess['scope'];
/** What a user's own certificate says: what is assumed in the sign-in session, or nothing. */
export type SessionScope = Exclude<CertificateScope, { readonly type: 'connection' }>;

/** The grant that access to a resource rests on, the one that names it first; `null` for standing access. */
export function grantFor(scope: CertificateScope, resource: string): CertificateGrant | null {
  if (scope.type === 'standing') return null;
  const grants = scope.type === 'granted' ? scope.grants : [scope.grant];
  const naming = grants.find(
    (grant) => grant.type === 'resources' && grant.resources.some(({ id }) => id === resource),
  );
  return naming ?? grants.find(({ type }) => type === 'roles') ?? null;
}

/** The largest `access@daypass` value, in bytes. */
export const maxCertificateAccessBytes = 16 * 1024;
