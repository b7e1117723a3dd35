import type { Authorities } from '../authority/authorities';
import { certificatePem } from '../authority/x509-certificates';
import { internalServerName } from '../authority/x509-names';
import base from './script/base.sh?raw';
import commands from './script/commands.sh?raw';
import facts from './script/facts.sh?raw';
import schedule from './script/schedule.sh?raw';
import sshd from './script/sshd.sh?raw';
import tunnel from './script/tunnel.sh?raw';

const parts = [base, facts, sshd, schedule, tunnel, commands].join('\n');

/**
 * The script that servers run (POSIX sh), with what it needs to know of this cluster: by which name and issuer the
 * API proves itself. It holds no secret. All of it are functions: what calls one comes after it.
 */
export function nodeScript(
  authorities: Pick<Authorities, 'tlsServer'>,
  cluster: { readonly id: string },
): string {
  const issuers = authorities.tlsServer.trusted.map(certificatePem).join('');
  return parts
    .replace('@SERVER_NAME@', () => internalServerName(cluster.id))
    .replace('@SERVER_AUTHORITIES@', () => issuers.trimEnd());
}
