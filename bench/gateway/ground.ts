import { createPublicKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { issueUserCertificate } from '#main/cluster/authority/user-certificate';
import { startCluster } from '#main/cluster/start';
import { openStore } from '#main/cluster/start/open-store';
import { createUndo } from '#main/cluster/start/undo';
import type { SignInSession, UserRecord } from '#main/cluster/store/records';
import { parsePublicKeyLine, formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { nodeRecord, sessionRecord, userRecord } from '../../test/helpers/cluster/ledger-rig';
import { commandUser, startSshd, type Sshd } from '../../test/helpers/sshd';

/** The name of the node that is measured. */
export const nodeName = 'measured';
/** One user may have 50 connections; so many users have 200 between them. */
const users = 8;
const day = 86_400_000;

/** Somebody who may connect to the node: key and certificate. */
export interface Person {
  readonly key: KeyObject;
  readonly certificate: Buffer;
}

/** A cluster's folder, filled and closed, and the real sshd that is its node, with a second one as jump host. */
export interface Ground {
  readonly dataDir: string;
  readonly sshd: Sshd;
  readonly jump: Sshd;
  readonly node: { readonly id: string; readonly resourceId: string };
  readonly nodeAuthority: KeyObject;
  readonly people: readonly Person[];
}

/** Makes a demo cluster that holds a node and people with standing access to it. */
export async function prepareGround(folder: string): Promise<Ground> {
  const dataDir = join(folder, 'cluster');
  const first = await startCluster({
    ...{ dataDir, create: { type: 'demo' }, wrapper: null, preferred: { api: 0, proxy: 0 } },
  });
  await first.close();
  const undo = createUndo();
  const options = { dataDir, create: null, wrapper: null, now: Date.now, undo };
  const { ledger, authorities } = await openStore({ ...options, onBug: console.error });
  const id = randomUUID();
  const sshdOptions = trusting(createPublicKey(authorities.node.privateKey), id);
  const [sshd, jump] = [await startSshd(sshdOptions), await startSshd(sshdOptions)];
  const node = nodeRecord(nodeName, {
    nodeId: id,
    port: sshd.port,
    hostKeys: [blobOf(sshd.hostKey).toString('base64')],
  });
  const seeds = Array.from({ length: users }, (_, index) => seedUser(`bench-${index}`, sshd.login));
  await ledger.write(() => ({
    writes: [
      { type: 'node', node },
      ...seeds.flatMap(({ user, session }) => [
        { type: 'user' as const, user },
        { type: 'session' as const, session },
      ]),
    ],
    audit: [{ type: 'bench.seeded', actor: 'cluster', data: {} }],
    result: undefined,
  }));
  const people = seeds.map((seed) => personOf(seed, authorities.user.privateKey));
  await undo.run();
  const nodeAuthority = authorities.node.privateKey;
  const place = { id, resourceId: node.resource.id };
  return { dataDir, sshd, jump, node: place, nodeAuthority, people };
}

interface Seed {
  readonly user: UserRecord;
  readonly session: SignInSession;
}

function seedUser(name: string, login: string): Seed {
  const user = userRecord(name, { roles: ['access'], traits: { logins: [login] } });
  const expires = Date.now() + day;
  return { user, session: sessionRecord(user, { created: Date.now(), expires }) };
}

function personOf({ user, session }: Seed, authority: KeyObject): Person {
  const key = generateKeyPairSync('ed25519').privateKey;
  const certificate = issueUserCertificate({
    authority,
    publicKey: publicKeyBlob(key),
    keyId: user.name,
    validAfter: Date.now() - 60_000,
    validBefore: Date.now() + day,
    extensions: ['permit-pty'],
    access: {
      ...{ v: 2, user: user.id, session: session.id, generation: session.generation },
      scope: { type: 'standing', roles: ['access'] },
    },
  });
  return { key, certificate };
}

/** An sshd that lets in whom this authority certified for the node. */
function trusting(authority: KeyObject, nodeId: string): Parameters<typeof startSshd>[0] {
  return {
    files: { 'authority.pub': `${formatKeyLine(publicKeyBlob(authority))}\n` },
    lines: [
      'TrustedUserCAKeys {folder}/authority.pub',
      `AuthorizedPrincipalsCommand /usr/bin/echo ${nodeId}:%u`,
      `AuthorizedPrincipalsCommandUser ${commandUser}`,
      'MaxStartups 100',
    ],
  };
}

/** A public key's line as an SSH wire blob. */
export function blobOf(publicKey: string): Buffer {
  const line = parsePublicKeyLine(publicKey);
  if (!line.ok) throw new Error(line.error);
  return line.value.key.blob;
}
