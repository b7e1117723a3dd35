import type { Credentials } from '#shared/api/procedures/identity';
import type { SessionScope } from '#shared/model/access-scope';
import type { Resource } from '#shared/model/resource';
import type { Plan } from '../audit/ledger';
import type { Authorities } from '../authority/authorities';
import { fitsInCertificate } from '../authority/user-certificate';
import { lookUpRoles } from '../policy/bound-role';
import { sessionOptions } from '../policy/session-options';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, SignInSession, UserRecord } from '../store/records';
import { extensionsFor } from './certificate-extensions';
import { fitScope } from './fit-scope';
import { scopeFor } from './scope';
import { roleNamed, staticRoles } from './sessions';
import { backdateMs, signSsh, type CertifiedKeys, type SignedTls } from './sign-certificates';
import { statusOf } from './status';

/** Certificates for somebody who is signed in, with what they assume. */
export interface IssueInput {
  readonly user: UserRecord;
  readonly session: SignInSession;
  readonly requests: readonly RequestRecord[];
  /** The one resource that the SSH certificate is for; `null`: all that is held, as far as it fits. */
  readonly wanted: Resource | null;
  readonly keys: CertifiedKeys;
  /** The certificate for the API. */
  readonly tls: SignedTls;
  /** The caller's. */
  readonly address: string;
}

/**
 * Plans an issue of certificates. Signing comes before the write, handing out after it: what is in anybody's hands
 * is on record.
 */
export function issuePlanner(
  authorities: Pick<Authorities, 'user'>,
  cluster: { readonly name: string },
) {
  return (
    state: ClusterState,
    now: number,
    { user, session: before, requests, wanted, keys, tls, address }: IssueInput,
  ): Plan<Credentials> => {
    const assumed = requests.map((request) => request.id);
    const session = {
      ...before,
      generation: nextGeneration(before, assumed),
      assumed,
      signedBy: [authorities.user.fingerprint, tls.by],
    };
    const held = scopeFor(state, now, { user, session }, requests);
    const accessWith = (scope: SessionScope) => ({
      v: 2 as const,
      user: user.id,
      session: session.id,
      generation: session.generation,
      scope,
    });
    const { scope, whole } = fitScope(held.scope, wanted, (each) =>
      fitsInCertificate(accessWith(each)),
    );
    const sshCertificate = signSsh(authorities, {
      keys,
      access: accessWith(scope),
      userName: user.name,
      validAfter: now - backdateMs,
      validBefore: held.until,
      extensions: extensionsFor(scope, roleNamed(state)),
      sourceAddress: isPinned(state, user, requests) ? address : null,
    });
    const data = {
      session: session.id,
      generation: session.generation,
      assumed,
      until: held.until,
      ...(wanted && { for: wanted.id }),
    };
    return {
      writes: [{ type: 'session', session }],
      audit: [{ type: 'certificate.issue', actor: user.id, data }],
      result: {
        sshCertificate,
        tlsCertificate: tls.certificate,
        whole,
        status: statusOf(state, { user, session }, cluster),
      },
    };
  };
}

/** Whether one of the roles that are used lets the certificate be used from the caller's address alone. */
export function isPinned(
  state: ClusterState,
  user: UserRecord,
  requests: readonly RequestRecord[],
): boolean {
  const names = requests.flatMap(({ roles }) => roles);
  const used = [...staticRoles(state, user), ...lookUpRoles(names, roleNamed(state))];
  return sessionOptions(used).pinSourceAddress;
}

function nextGeneration({ generation, assumed }: SignInSession, next: readonly string[]): number {
  const isRenewal =
    generation > 0 && assumed.length === next.length && next.every((id) => assumed.includes(id));
  return isRenewal ? generation : generation + 1;
}
