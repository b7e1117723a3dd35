import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '#shared/api/errors';
import { demoShellNotice, prepareShellAccount, type ShellAccount } from '../../nodes/account';
import { startBuiltInNode } from '../../nodes/start-built-in-node';
import { publicKeyBlob } from '../../ssh/public-key';
import type { Place } from '../administration/node-record';
import type { Authorities } from '../authority/authorities';
import type { KeyWrapper } from '../authority/key-wrapper';
import { keepSecret } from '../secret-file';
import type { Undo } from './undo';

/** The logins of the demo's shells; all of them are one account of the operating system. */
const logins = ['alice', 'deploy'];
const host = '127.0.0.1';

export interface BuiltInNodeOptions {
  readonly dataDir: string;
  readonly wrapper: KeyWrapper | null;
  readonly authorities: Pick<Authorities, 'node'>;
  readonly now: () => number;
  readonly log: (message: string) => void;
  readonly undo: Undo;
}

export interface BuiltInNodes {
  /** Where each is served, by name. */
  readonly places: ReadonlyMap<string, Place>;
  /** What people should know about these shells. */
  readonly notice: string;
}

/** Serves the built-in nodes on loopback, each on the port it had or, when that is taken, on a free one. */
export async function startBuiltInNodes(
  wanted: readonly { readonly nodeId: string; readonly name: string; readonly port: number }[],
  options: BuiltInNodeOptions,
): Promise<BuiltInNodes> {
  const account = shellAccount();
  const places = new Map<string, Place>();
  for (const { nodeId, name, port } of wanted) {
    const hostKey = hostKeyOf(nodeId, options);
    const start = (at: number) =>
      startBuiltInNode({
        id: nodeId,
        name,
        host,
        port: at,
        hostKey,
        nodeAuthorityKeys: () => options.authorities.node.trusted,
        logins,
        account,
        now: options.now,
        log: options.log,
      });
    const server = await start(port).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      return start(0);
    });
    options.undo.push(() => server.close());
    places.set(name, { nodeId, host, port: server.port, hostKey: publicKeyBlob(hostKey) });
  }
  return { places, notice: demoShellNotice(account) };
}

function shellAccount(): ShellAccount {
  try {
    return prepareShellAccount(logins);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('conflict', `The demo's machines cannot be started: ${why}`, { cause });
  }
}

function hostKeyOf(nodeId: string, { dataDir, wrapper }: BuiltInNodeOptions): KeyObject {
  const folder = join(dataDir, 'host-keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return keepHostKey(join(folder, `${nodeId}.json`), `host key of node ${nodeId}`, wrapper);
}

/** An Ed25519 host key in a file of its own, made at the first use. */
export function keepHostKey(path: string, name: string, wrapper: KeyWrapper | null): KeyObject {
  const der = keepSecret({
    path,
    name,
    wrapper,
    make: () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }),
  });
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
}
