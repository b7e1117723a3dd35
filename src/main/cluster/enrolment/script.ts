import type { Authorities } from '../authority/authorities';
import { certificatePem } from '../authority/x509-certificates';
import { internalServerName } from '../authority/x509-names';
import script from './daypass-node.sh?raw';

/**
 * The script that servers run, with what it needs to know of this cluster: by which name and issuer the API proves
 * itself. It holds no secret. All of it are functions: what calls one comes after it.
 */
export function nodeScript(
  authorities: Pick<Authorities, 'tlsServer'>,
  cluster: { readonly id: string },
): string {
  const issuers = authorities.tlsServer.trusted.map(certificatePem).join('');
  return script
    .replace('@SERVER_NAME@', () => internalServerName(cluster.id))
    .replace('@SERVER_AUTHORITIES@', () => issuers.trimEnd());
}
