import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Closable } from '#shared/lib/closable';
import { encodeCertificate, formatCertificateLine } from '#main/ssh/certificate';
import { knownHostsLine, knownHostsName } from '#main/ssh/known-hosts';
import { formatPrivateKey } from '#main/ssh/private-key';
import { formatKeyLine, parsePublicKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { createAuthorities, type Authorities } from '../../test/helpers/gateway/fake-gatekeeper';
import { certificateFor } from '../../test/helpers/gateway/stock-ssh';
import { commandUser, startSshd, type Sshd } from '../../test/helpers/sshd';
import { startGateway } from './start-gateway';
import { nodeName, type GatewayTask } from './gateway-task';

const megabyte = 1024 * 1024;
/** What a download carries: random, so that nothing on the way can compress it. */
export const downloadBytes = 512 * megabyte;

/** The ways to the same sshd, as host names for `ssh`. */
export type Way = 'gateway' | 'gateway-on-node' | 'direct' | 'jumped';

export interface BenchRig extends Closable {
  /** Words of an `ssh` command that takes this way. */
  ssh(way: Way, ...more: string[]): string[];
  /** A file of {@link downloadBytes} on the node. */
  readonly file: string;
}

/** What all ways have in common. */
interface Ground extends Authorities {
  readonly nodeId: string;
  /** The gateways'. */
  readonly hostKey: KeyObject;
  readonly sshd: Sshd;
  readonly jump: Sshd;
}

/**
 * A gateway before a real sshd, and the peers: the same sshd directly, and through a second real sshd as jump host
 * (`ssh -J`). One client, one key, one cipher for all. The gateway runs in the runtime that the app ships with, and a
 * second one on plain Node.
 */
export async function openRig(): Promise<BenchRig> {
  const ground = await prepareGround();
  const gateway = await startGateway('electron', taskOf(ground));
  const onNode = await startGateway('node', taskOf(ground));
  const folder = mkdtempSync(join(tmpdir(), 'daypass-bench-'));
  const file = join(folder, 'random');
  await writeRandom(file);
  const ports = { gateway: gateway.port, 'gateway-on-node': onNode.port };
  writeFileSync(join(folder, 'config'), clientFiles(folder, ground, ports));
  return {
    file,
    ssh: (way, ...more) => ['-F', join(folder, 'config'), way, ...more],
    async close() {
      await Promise.all([gateway, onNode, ground.sshd, ground.jump].map((each) => each.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function prepareGround(): Promise<Ground> {
  const authorities = createAuthorities();
  const nodeId = randomUUID();
  const authority = formatKeyLine(publicKeyBlob(authorities.nodeAuthority));
  const options = {
    files: { 'authority.pub': `${authority}\n` },
    lines: [
      'TrustedUserCAKeys {folder}/authority.pub',
      `AuthorizedPrincipalsCommand /usr/bin/echo ${nodeId}:%u`,
      `AuthorizedPrincipalsCommandUser ${commandUser}`,
    ],
  };
  const hostKey = generateKeyPairSync('ed25519').privateKey;
  const [sshd, jump] = [await startSshd(options), await startSshd(options)];
  return { ...authorities, nodeId, hostKey, sshd, jump };
}

function taskOf({ userAuthority, nodeAuthority, hostKey, nodeId, sshd }: Ground): GatewayTask {
  const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return {
    userAuthority: pem(userAuthority),
    nodeAuthority: pem(nodeAuthority),
    hostKey: pem(hostKey),
    node: { id: nodeId, port: sshd.port, hostKey: keyOf(sshd).toString('base64') },
  };
}

/** Writes the key, certificates and known hosts. @returns the client's configuration */
function clientFiles(
  folder: string,
  ground: Ground,
  gateways: Readonly<Record<'gateway' | 'gateway-on-node', number>>,
): string {
  const { sshd, jump } = ground;
  const at = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = at('id', formatPrivateKey(privateKey));
  const user = certificateFor(ground.userAuthority, randomUUID(), privateKey);
  const node = nodeCertificate(ground, privateKey);
  const known = (port: number, blob: Buffer): string =>
    `${knownHostsLine([knownHostsName('127.0.0.1', port)], blob)}\n`;
  const ports = Object.values(gateways);
  const hosts = [
    ...ports.map((port) => known(port, publicKeyBlob(ground.hostKey))),
    known(sshd.port, keyOf(sshd)),
    known(jump.port, keyOf(jump)),
  ];
  const userFile = at('user-cert.pub', `${formatCertificateLine(user)}\n`);
  const nodeFile = at('node-cert.pub', `${formatCertificateLine(node)}\n`);
  const hostsFile = at('known_hosts', hosts.join(''));
  const host = (name: string, port: number, login: string, certificate: string, more = '') =>
    `Host ${name}\n Port ${port}\n User ${login}\n CertificateFile ${certificate}\n${more}`;
  return [
    ...Object.entries(gateways).map(([name, port]) =>
      host(name, port, `${sshd.login}@${nodeName}`, userFile),
    ),
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

function nodeCertificate({ nodeId, sshd, nodeAuthority }: Ground, key: KeyObject): Buffer {
  const second = BigInt(Math.floor(Date.now() / 1_000));
  const content = {
    type: 'user' as const,
    publicKey: publicKeyBlob(key),
    serial: 1n,
    keyId: 'bench',
    principals: [`${nodeId}:${sshd.login}`],
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
