import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  certificateExtensions,
  type CertificateExtension,
} from '#main/cluster/authority/certificate-names';
import { issueUserCertificate } from '#main/cluster/authority/user-certificate';
import { formatCertificateLine } from '#main/ssh/certificate';
import { knownHostsLine, knownHostsName } from '#main/ssh/known-hosts';
import { formatPrivateKey } from '#main/ssh/private-key';
import { publicKeyBlob } from '#main/ssh/public-key';

/** A person with a key and a certificate in files, and the stock `ssh` command that uses them. */
export interface StockSsh {
  readonly user: string;
  readonly key: KeyObject;
  /** Holds `id`, `id-cert.pub` and `known_hosts`, and is removed at the end. */
  readonly folder: string;
  /** Puts another certificate in place. */
  useCertificate(blob: Buffer): void;
  /** The words of the `ssh` command. */
  command(target: string, options: readonly string[], command?: string): string[];
  /** Writes a configuration in which `node` means the target through the gateway. @returns its path */
  configuration(target: string): string;
  /** Starts `ssh` to the gateway. */
  start(
    target: string,
    options: readonly string[],
    command?: string,
  ): ChildProcessWithoutNullStreams;
  /** Runs `ssh` to its end. */
  run(
    target: string,
    command: string | undefined,
    more?: { readonly options?: readonly string[]; readonly input?: Buffer | string },
  ): Promise<SshResult>;
  close(): void;
}

export interface SshResult {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface CertificateInput {
  readonly validAfter?: number;
  readonly validBefore?: number;
  readonly generation?: number;
  readonly extensions?: readonly CertificateExtension[];
}

export function certificateFor(
  authority: KeyObject,
  user: string,
  key: KeyObject,
  input: CertificateInput = {},
): Buffer {
  return issueUserCertificate({
    authority,
    publicKey: publicKeyBlob(key),
    keyId: 'alice',
    validAfter: input.validAfter ?? Date.now() - 60_000,
    validBefore: input.validBefore ?? Date.now() + 3_600_000,
    extensions: input.extensions ?? certificateExtensions,
    access: {
      v: 2,
      user,
      session: randomUUID(),
      generation: input.generation ?? 1,
      scope: { type: 'standing', roles: ['access'] },
    },
  });
}

export function createStockSsh(options: {
  readonly port: number;
  readonly hostKey: Buffer;
  readonly userAuthority: KeyObject;
}): StockSsh {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-ssh-'));
  const { privateKey } = generateKeyPairSync('ed25519');
  const user = randomUUID();
  const path = (name: string): string => join(folder, name);
  const useCertificate = (blob: Buffer): void =>
    writeFileSync(path('id-cert.pub'), `${formatCertificateLine(blob)}\n`);
  writeFileSync(path('id'), formatPrivateKey(privateKey), { mode: 0o600 });
  useCertificate(certificateFor(options.userAuthority, user, privateKey));
  writeFileSync(
    path('known_hosts'),
    `${knownHostsLine([knownHostsName('127.0.0.1', options.port)], options.hostKey)}\n`,
  );

  const command: StockSsh['command'] = (target, more, program) => [
    'ssh',
    ...['-F', 'none', '-p', String(options.port), '-l', target, '-i', path('id')],
    ...['-o', `CertificateFile=${path('id-cert.pub')}`, '-o', 'IdentitiesOnly=yes'],
    ...['-o', `UserKnownHostsFile=${path('known_hosts')}`, '-o', 'GlobalKnownHostsFile=none'],
    ...['-o', 'StrictHostKeyChecking=yes', '-o', 'BatchMode=yes', '-o', 'IdentityAgent=none'],
    ...more,
    '127.0.0.1',
    ...(program === undefined ? [] : [program]),
  ];
  const start: StockSsh['start'] = (target, more, program) =>
    spawn('ssh', command(target, more, program).slice(1));
  return {
    user,
    key: privateKey,
    folder,
    useCertificate,
    command,
    configuration(target) {
      const words = command(target, []).slice(1, -1);
      const given = words.flatMap((word, at) => (words[at - 1] === '-o' ? [word] : []));
      const lines = [
        'Host node',
        ...['HostName 127.0.0.1', `Port ${options.port}`, `User ${target}`],
        `IdentityFile ${path('id')}`,
        ...given.map((option) => option.replace('=', ' ')),
      ];
      writeFileSync(path('config'), `${lines.join('\n')}\n`);
      return path('config');
    },
    start,
    async run(target, program, more = {}) {
      const child = start(target, more.options ?? [], program);
      child.stdin.on('error', () => undefined);
      child.stdin.end(more.input ?? '');
      return await collect(child);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Waits for the end of a process and gives what it wrote. */
export function collect(child: ChildProcessWithoutNullStreams): Promise<SshResult> {
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout: Buffer.concat(stdout), stderr }));
  });
}
