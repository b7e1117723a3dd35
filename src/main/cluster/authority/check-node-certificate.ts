import { ok, type Result } from '#shared/lib/result';
import {
  nodeCertificateBackSeconds,
  nodeCertificateSeconds,
  nodeExtensions,
  nodePrincipal,
  sourceAddressOption,
  type NodeExtension,
} from './certificate-names';
import {
  checkCertificate,
  refuse,
  type CertificateCheck,
  type CertificateRefusal,
} from './check-certificate';

export interface CheckedNodeCertificate {
  /** The certified key, as an SSH wire blob: the signature of the sign-in must be by this one. */
  readonly publicKey: Buffer;
  readonly keyId: string;
  readonly permits: ReadonlySet<NodeExtension>;
}

/**
 * Checks a connection's certificate at a built-in node, more strictly than sshd does: exactly this node's and this
 * login's principal, a source address that must be there and match, no longer a life than ours have, and nothing
 * else in it than what it may permit.
 */
export function checkNodeCertificate(
  blob: Buffer,
  check: CertificateCheck & { readonly nodeId: string; readonly login: string },
): Result<CheckedNodeCertificate, CertificateRefusal> {
  const checked = checkCertificate(blob, check);
  if (!checked.ok) return checked;
  const certificate = checked.value;
  const { criticalOptions, extensions, principals } = certificate;
  if (principals.length !== 1 || principals[0] !== nodePrincipal(check.nodeId, check.login))
    return refuse('wrong_principal', 'This certificate is for another node or another login.');
  if (!criticalOptions.has(sourceAddressOption))
    return refuse('wrong_source', 'This certificate does not say where it may be used from.');
  if (criticalOptions.size !== 1)
    return refuse('unknown_option', 'This certificate has a condition that is not known here.');
  if ([...extensions].some(([name, value]) => !isNodeExtension(name) || value !== ''))
    return refuse(
      'unknown_extension',
      'This certificate permits something that is not known here.',
    );
  const seconds = certificate.validBefore - certificate.validAfter;
  if (seconds > BigInt(nodeCertificateBackSeconds + nodeCertificateSeconds))
    return refuse('malformed', 'This certificate is valid for longer than one connection needs.');
  return ok({
    publicKey: certificate.publicKey,
    keyId: certificate.keyId,
    permits: new Set([...extensions.keys()].filter(isNodeExtension)),
  });
}

function isNodeExtension(name: string): name is NodeExtension {
  return nodeExtensions.some((each) => each === name);
}
