import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { prepareShellAccount } from '#main/nodes/account';
import { startBuiltInNode } from '#main/nodes/start-built-in-node';
import type { SshServer } from '#main/proxy/ssh-server';
import { publicKeyBlob } from '#main/ssh/public-key';
import { nodeTarget, type FakeGatekeeper } from './fake-gatekeeper';

export interface TestNode extends SshServer {
  readonly id: string;
  /** The host key as an SSH wire blob. */
  readonly hostKey: Buffer;
}

/** Starts a built-in node with the logins alice and deploy, and makes it known to the gatekeeper. */
export async function addBuiltInNode(
  keeper: FakeGatekeeper,
  options: { readonly name: string; readonly homes: string },
): Promise<TestNode> {
  const { name } = options;
  const logins = ['alice', 'deploy'];
  const key = generateKeyPairSync('ed25519').privateKey;
  const id = randomUUID();
  const server = await startBuiltInNode({
    id,
    name,
    host: '127.0.0.1',
    port: 0,
    hostKey: key,
    nodeAuthorityKeys: () => [publicKeyBlob(keeper.nodeAuthority)],
    logins,
    account: prepareShellAccount(logins, options.homes),
    now: Date.now,
    log: () => undefined,
  });
  const hostKey = publicKeyBlob(key);
  keeper.nodes.set(name, nodeTarget({ name, port: server.port, hostKey, id }));
  return { ...server, id, hostKey };
}
