import { ExpectedError } from '#shared/api/errors';
import { fingerprint, parsePublicKeyLine } from '../../ssh/public-key';
import { currentRequest } from '../access/find-request';
import type { Ledger } from '../audit/ledger';
import type { Authorities } from '../authority/authorities';
import { fitsInCertificate } from '../authority/user-certificate';
import { fitScope } from './fit-scope';
import { isPinned } from './plan-issue';
import { scopeFor } from './scope';
import { extensionsFor } from './certificate-extensions';
import { requireSignedIn, roleNamed } from './sessions';
import { backdateMs, signSsh } from './sign-certificates';

/** A certificate for a key that leaves the app. */
export interface ExportedCertificate {
  /** An OpenSSH certificate line. */
  readonly sshCertificate: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/**
 * Certifies a further key with what is held now. It is of the same generation as what the app holds, so a change of
 * what is assumed puts it out of use with the rest, and it changes nothing of that itself.
 */
export function createCertificateExport(options: {
  readonly ledger: Ledger;
  readonly authorities: Pick<Authorities, 'user'>;
}) {
  const { ledger, authorities } = options;
  return async (input: {
    readonly claim: { readonly user: string; readonly session: string };
    /** An OpenSSH public key line. */
    readonly publicKey: string;
    /** The caller's, to which the certificate is bound where a role pins it. */
    readonly address: string;
  }): Promise<ExportedCertificate> => {
    const ssh = readKey(input.publicKey);
    return ledger.write((state, now) => {
      const { user, session } = requireSignedIn(state, now, input.claim);
      const requests = session.assumed.map((id) =>
        currentRequest(state, state.openRequests.get(id) ?? null),
      );
      const { scope: all, until } = scopeFor(state, now, { user, session }, requests);
      const { id, generation } = session;
      const accessWith = (scope: typeof all) => ({
        ...{ v: 2 as const, user: user.id, session: id, generation, scope },
      });
      const { scope } = fitScope(all, null, (each) => fitsInCertificate(accessWith(each)));
      const sshCertificate = signSsh(authorities, {
        keys: { ssh },
        access: accessWith(scope),
        userName: user.name,
        validAfter: now - backdateMs,
        validBefore: until,
        extensions: extensionsFor(scope, roleNamed(state)),
        sourceAddress: isPinned(state, user, requests) ? input.address : null,
      });
      const data = { session: id, generation, key: fingerprint(ssh), until };
      const audit = [{ type: 'certificate.exported', actor: user.id, data }];
      return { writes: [], audit, result: { sshCertificate, until } };
    });
  };
}

function readKey(publicKey: string): Buffer {
  const line = parsePublicKeyLine(publicKey);
  if (line.ok && line.value.key.type === 'ssh-ed25519') return line.value.key.blob;
  throw new ExpectedError('invalid_input', 'The key is not an ssh-ed25519 public key line.', {
    field: 'publicKey',
  });
}
