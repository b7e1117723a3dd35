import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { encodeCertificate, formatCertificateLine } from '#main/ssh/certificate';
import { knownHostsLine, knownHostsName } from '#main/ssh/known-hosts';
import { formatPrivateKey } from '#main/ssh/private-key';
import { publicKeyBlob } from '#main/ssh/public-key';
import { blobOf, nodeName, type Ground } from './ground';

/**
 * Writes key, certificates, known hosts and a configuration with the hosts `gateway`, `direct` and `jumped`.
 * @returns the configuration's path
 */
export function writeClientFiles(
  folder: string,
  ground: Ground,
  gateway: { readonly port: number; readonly hostKey: string },
): string {
  const { sshd, jump, people } = ground;
  const at = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const [person] = people;
  if (!person) throw new Error('There is nobody to connect.');
  const key = at('id', formatPrivateKey(person.key));
  const user = at('user-cert.pub', `${formatCertificateLine(person.certificate)}\n`);
  const node = at(
    'node-cert.pub',
    `${formatCertificateLine(nodeCertificate(ground, person.key))}\n`,
  );
  const known = (port: number, blob: Buffer): string =>
    `${knownHostsLine([knownHostsName('127.0.0.1', port)], blob)}\n`;
  const hosts = at(
    'known_hosts',
    known(gateway.port, blobOf(gateway.hostKey)) +
      known(sshd.port, blobOf(sshd.hostKey)) +
      known(jump.port, blobOf(jump.hostKey)),
  );
  const host = (name: string, port: number, login: string, certificate: string, more: string) =>
    `Host ${name}\n Port ${port}\n User ${login}\n CertificateFile ${certificate}\n${more}`;
  const lines = [
    host('gateway', gateway.port, `${sshd.login}@${nodeName}`, user, ''),
    host('direct', sshd.port, sshd.login, node, ''),
    host('jump', jump.port, sshd.login, node, ''),
    host('jumped', sshd.port, sshd.login, node, ' ProxyJump jump\n'),
    'Host *',
    ' HostName 127.0.0.1',
    ` IdentityFile ${key}`,
    ` UserKnownHostsFile ${hosts}`,
    ' GlobalKnownHostsFile none',
    ' StrictHostKeyChecking yes',
    ' IdentitiesOnly yes',
    ' IdentityAgent none',
    ' BatchMode yes',
    ' LogLevel ERROR',
    ' Ciphers aes128-gcm@openssh.com',
    '',
  ];
  return at('config', lines.join('\n'));
}

function nodeCertificate({ node, sshd, nodeAuthority }: Ground, key: KeyObject): Buffer {
  const second = BigInt(Math.floor(Date.now() / 1_000));
  const content = {
    type: 'user' as const,
    publicKey: publicKeyBlob(key),
    serial: 1n,
    keyId: 'bench',
    principals: [`${node.id}:${sshd.login}`],
    validAfter: second - 60n,
    validBefore: second + 86_400n,
    criticalOptions: new Map<string, string>(),
    extensions: new Map([
      ['permit-port-forwarding', ''],
      ['permit-pty', ''],
    ]),
  };
  return encodeCertificate(content, nodeAuthority);
}
