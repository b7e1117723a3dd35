import { execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCanonicalJson } from '#main/cluster/authority/canonical-json';
import { defaultLimits } from '#main/proxy/admission';
import { formatPrivateKey } from '#main/ssh/private-key';
import { formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { collect } from '../helpers/gateway/stock-ssh';
import { commandUser, startSshd, type Sshd } from '../helpers/sshd';

/*
 * What OpenSSH tries with its own sshd (regress/cert-userkey.sh), with certificates that ssh-keygen makes, against the
 * gateway and against a stock sshd that trusts the same authority. They must never both let the same certificate in.
 */

const user = randomUUID();
const access = writeCanonicalJson({
  v: 2,
  user,
  session: randomUUID(),
  generation: 1,
  scope: { type: 'standing', roles: ['access'] },
});

interface Row {
  readonly words: readonly string[];
  readonly authority?: 'other';
  readonly principals?: readonly string[];
  readonly valid?: string;
  /** Whether a stock sshd lets it in, with the access option left out. */
  readonly sshd: boolean;
  /** Whether the gateway lets it in, with the access option and an Ed25519 key. */
  readonly gateway: boolean;
  readonly revoked?: true;
}

const rows: Readonly<Record<string, Row>> = {
  'the right one': { words: [], sshd: true, gateway: true },
  'no principals': { words: [], principals: [], sshd: false, gateway: false },
  'somebody else as principal': {
    words: [],
    principals: [randomUUID()],
    sshd: false,
    gateway: false,
  },
  'two principals, one of them right': {
    words: [],
    principals: [randomUUID(), user],
    sshd: true,
    gateway: false,
  },
  'a principal that begins alike': {
    words: [],
    principals: [user.slice(0, -1)],
    sshd: false,
    gateway: false,
  },
  'not yet valid': { words: [], valid: '+1h:+2h', sshd: false, gateway: false },
  'no longer valid': { words: [], valid: '-2h:-1h', sshd: false, gateway: false },
  'valid for ever': { words: [], valid: 'always:forever', sshd: true, gateway: false },
  'a host certificate': { words: ['-h'], sshd: false, gateway: false },
  'the right source address': {
    words: ['-O', 'source-address=127.0.0.0/8'],
    sshd: true,
    gateway: true,
  },
  'another source address': {
    words: ['-O', 'source-address=10.0.0.0/8'],
    sshd: false,
    gateway: false,
  },
  'a forced command': { words: ['-O', 'force-command=echo in'], sshd: true, gateway: false },
  'another unknown critical option': {
    words: ['-O', 'critical:other@example.test=x'],
    sshd: false,
    gateway: false,
  },
  'an unknown extension': {
    words: ['-O', 'extension:other@example.test=x'],
    sshd: true,
    gateway: true,
  },
  'another authority': { words: [], authority: 'other', sshd: false, gateway: false },
  'a revoked key': { words: [], revoked: true, sshd: false, gateway: false },
};

const keyTypes = ['ed25519', 'ecdsa', 'rsa'] as const;
let rig: GatewayRig;
let sshd: Sshd;
let folder: string;
const at = (name: string): string => join(folder, name);
const keygen = (...words: string[]): void =>
  void execFileSync('ssh-keygen', ['-q', ...words], { stdio: ['ignore', 'ignore', 'inherit'] });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-matrix-'));
  rig = await startGatewayRig({ limits: { ...defaultLimits, freeFailures: 1_000 } });
  const { userAuthority } = rig.keeper;
  const save = (name: string, text: string) => writeFileSync(at(name), text, { mode: 0o600 });
  save('authority', formatPrivateKey(userAuthority));
  save('other', formatPrivateKey(generateKeyPairSync('ed25519').privateKey));
  for (const type of keyTypes)
    for (const use of ['', '-revoked']) keygen('-t', type, '-N', '', '-f', at(`${type}${use}`));
  keygen('-k', '-f', at('krl'), ...keyTypes.map((type) => at(`${type}-revoked.pub`)));
  sshd = await startSshd({
    files: { 'authority.pub': `${formatKeyLine(publicKeyBlob(userAuthority))}\n` },
    lines: [
      'TrustedUserCAKeys {folder}/authority.pub',
      `RevokedKeys ${at('krl')}`,
      `AuthorizedPrincipalsCommand /usr/bin/echo ${user}`,
      `AuthorizedPrincipalsCommandUser ${commandUser}`,
    ],
  });
});
afterAll(async () => {
  await rig.close();
  await sshd.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Makes a certificate as the row says. @returns the file of the key that it is for */
function certify(row: Row, type: (typeof keyTypes)[number], withAccess: boolean): string {
  const key = at(`${type}${row.revoked ? '-revoked' : ''}`);
  const principals = row.principals ?? [user];
  const options = withAccess ? ['-O', `critical:access@daypass=${access}`] : [];
  keygen(
    ...['-s', at(row.authority ?? 'authority'), '-I', 'matrix', '-V', row.valid ?? '-1m:+1h'],
    ...(principals.length > 0 ? ['-n', principals.join(',')] : []),
    ...row.words,
    ...options,
    `${key}.pub`,
  );
  return key;
}

/** Runs a command by a stock client with this key and its certificate. @returns whether it got in */
async function enters(port: number, login: string, key: string): Promise<boolean> {
  const child = spawn('ssh', [
    ...['-F', 'none', '-p', String(port), '-l', login, '-i', key, '-o', 'BatchMode=yes'],
    ...['-o', `CertificateFile=${key}-cert.pub`, '-o', 'IdentitiesOnly=yes'],
    ...['-o', 'IdentityAgent=none', '-o', 'StrictHostKeyChecking=no'],
    ...['-o', 'UserKnownHostsFile=/dev/null', '-o', 'LogLevel=ERROR', '127.0.0.1', 'echo in'],
  ]);
  child.stdin.end();
  const { stdout, code } = await collect(child);
  expect(stdout.toString()).toBe(code === 0 ? 'in\n' : '');
  return code === 0;
}

describe.each(keyTypes)('a certificate for a key of type %s', (type) => {
  it.each(Object.entries(rows))('with %s', async (_what, row) => {
    rig.keeper.rule = () => (row.revoked ? 'This access was revoked.' : null);
    const target = `${rig.sshd.login}@iot`;
    const bare = certify(row, type, false);
    expect([
      await enters(sshd.port, sshd.login, bare),
      await enters(rig.proxy.port, target, bare),
    ]).toEqual([row.sshd, false]);
    const restricted = certify(row, type, true);
    expect([
      await enters(sshd.port, sshd.login, restricted),
      await enters(rig.proxy.port, target, restricted),
    ]).toEqual([false, row.gateway && type === 'ed25519']);
  });
});
