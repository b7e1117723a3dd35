import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import type { Closable } from '#shared/lib/closable';
import { encodeCertificate, formatCertificateLine } from '#main/ssh/certificate';
import { knownHostsLine, knownHostsName } from '#main/ssh/known-hosts';
import { formatPrivateKey } from '#main/ssh/private-key';
import { formatKeyLine, parsePublicKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { startGatewayRig, type GatewayRig } from '../../test/helpers/gateway/gateway-rig';
import { certificateFor } from '../../test/helpers/gateway/stock-ssh';
import { commandUser, startSshd, type Sshd } from '../../test/helpers/sshd';

const megabyte = 1024 * 1024;
/** What a download carries: random, so that nothing on the way can compress it. */
export const downloadBytes = 512 * megabyte;

/** The ways to the same sshd, as host names for `ssh`. */
export type Way = 'gateway' | 'direct' | 'jumped';

export interface BenchRig extends Closable {
  /** Words of an `ssh` command that takes this way. */
  ssh(way: Way, ...more: string[]): string[];
  /** A file of {@link downloadBytes} on the node. */
  readonly file: string;
}

/**
 * A gateway before a real sshd, and the peers: the same sshd directly, and through a second real sshd as jump host
 * (`ssh -J`). One client, one key, one cipher for all.
 */
export async function openRig(): Promise<BenchRig> {
  const gateway = await startGatewayRig();
  const jump = await startJumpHost(gateway);
  const folder = mkdtempSync(join(tmpdir(), 'daypass-bench-'));
  const file = join(folder, 'random');
  await writeRandom(file);
  writeFileSync(join(folder, 'config'), clientFiles(folder, gateway, jump));
  return {
    file,
    ssh: (way, ...more) => ['-F', join(folder, 'config'), way, ...more],
    async close() {
      await jump.close();
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startJumpHost(gateway: GatewayRig): Promise<Sshd> {
  const id = gateway.keeper.nodes.get('iot')?.id ?? '';
  return startSshd({
    files: { 'authority.pub': `${formatKeyLine(publicKeyBlob(gateway.keeper.nodeAuthority))}\n` },
    lines: [
      'TrustedUserCAKeys {folder}/authority.pub',
      `AuthorizedPrincipalsCommand /usr/bin/echo ${id}:%u`,
      `AuthorizedPrincipalsCommandUser ${commandUser}`,
    ],
  });
}

/** Writes the key, certificates and known hosts. @returns the client's configuration */
function clientFiles(folder: string, gateway: GatewayRig, jump: Sshd): string {
  const { keeper, ssh, sshd, proxy, hostKey } = gateway;
  const at = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const key = at('id', formatPrivateKey(ssh.key));
  const user = certificateFor(keeper.userAuthority, ssh.user, ssh.key);
  const node = nodeCertificate(gateway, ssh.key);
  const hosts = [
    knownHostsLine([knownHostsName('127.0.0.1', proxy.port)], publicKeyBlob(hostKey)),
    knownHostsLine([knownHostsName('127.0.0.1', sshd.port)], keyOf(sshd)),
    knownHostsLine([knownHostsName('127.0.0.1', jump.port)], keyOf(jump)),
  ];
  const userFile = at('user-cert.pub', `${formatCertificateLine(user)}\n`);
  const nodeFile = at('node-cert.pub', `${formatCertificateLine(node)}\n`);
  const hostsFile = at('known_hosts', `${hosts.join('\n')}\n`);
  const host = (name: string, port: number, login: string, certificate: string, more = '') =>
    `Host ${name}\n Port ${port}\n User ${login}\n CertificateFile ${certificate}\n${more}`;
  return [
    host('gateway', proxy.port, gateway.target, userFile),
    host('direct', sshd.port, sshd.login, nodeFile),
    host('jump', jump.port, sshd.login, nodeFile),
    host('jumped', sshd.port, sshd.login, nodeFile, ' ProxyJump jump\n'),
    'Host *',
    ' HostName 127.0.0.1',
    ` IdentityFile ${key}`,
    ` UserKnownHostsFile ${hostsFile}`,
    ' GlobalKnownHostsFile none',
    ' StrictHostKeyChecking yes',
    ' IdentitiesOnly yes',
    ' IdentityAgent none',
    ' BatchMode yes',
    ' LogLevel ERROR',
    ' Ciphers aes128-gcm@openssh.com',
    '',
  ].join('\n');
}

function nodeCertificate({ keeper, sshd }: GatewayRig, key: KeyObject): Buffer {
  const second = BigInt(Math.floor(Date.now() / 1_000));
  const content = {
    type: 'user' as const,
    publicKey: publicKeyBlob(key),
    serial: 1n,
    keyId: 'bench',
    principals: [`${keeper.nodes.get('iot')?.id}:${sshd.login}`],
    validAfter: second - 60n,
    validBefore: second + 86_400n,
    criticalOptions: new Map<string, string>(),
    extensions: new Map([
      ['permit-port-forwarding', ''],
      ['permit-pty', ''],
    ]),
  };
  return encodeCertificate(content, keeper.nodeAuthority);
}

function keyOf(sshd: Sshd): Buffer {
  const line = parsePublicKeyLine(sshd.hostKey);
  if (!line.ok) throw new Error(line.error);
  return line.value.key.blob;
}

async function writeRandom(path: string): Promise<void> {
  const stream = createWriteStream(path);
  for (let written = 0; written < downloadBytes; written += megabyte)
    if (!stream.write(randomBytes(megabyte))) await once(stream, 'drain');
  stream.end();
  await once(stream, 'close');
}
