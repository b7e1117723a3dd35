import type { KeyObject } from 'node:crypto';
import type { Connection, PublicKeyAuthContext, Session } from 'ssh2';
import { checkNodeCertificate } from '#main/cluster/authority/check-node-certificate';
import { endSoon } from '#main/proxy/end-soon';
import { acceptSession } from '#main/proxy/session-channel';
import { startSshServer, type Caller, type SshServer } from '#main/proxy/ssh-server';
import { certificateAlgorithm } from '#main/ssh/certificate';
import { verifySshSignature } from '#main/ssh/signature';
import { captureTerminalModes, explainRefusedChannels } from '#main/ssh/ssh2-connection';
import type { ShellAccount } from './account';
import { runNodeSession } from './node-session';

const maxTries = 3;
const maxSessions = 10;

export interface BuiltInNodeOptions {
  /** The node's immutable id, a UUID. */
  readonly id: string;
  /** The name in the prompt. */
  readonly name: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Ed25519. */
  readonly hostKey: KeyObject;
  /** The node authority's keys that may sign now, as SSH wire blobs. Asked at each connection. */
  readonly nodeAuthorityKeys: () => readonly Buffer[];
  readonly logins: readonly string[];
  readonly account: ShellAccount;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

/**
 * Starts an SSH server that gives shells on this computer to the gateway, and to nobody else: a certificate by the
 * node authority with exactly this node's id and the login, used from where it says, and the key in it.
 *
 * @throws the system's error, such as EADDRINUSE, when it cannot listen
 */
export function startBuiltInNode(options: BuiltInNodeOptions): Promise<SshServer> {
  return startSshServer({
    ...options,
    name: `the node ${options.name}`,
    connected: (caller) => serve(caller, options),
  });
}

function serve(caller: Caller, options: BuiltInNodeOptions): void {
  const { connection, source } = caller;
  let tries = 0;
  connection.on('authentication', (context) => {
    if (context.method === 'publickey' && mayEnter(context, source, options)) {
      if (context.signature) {
        caller.signedIn(() => endSoon(connection));
        serveSessions(connection, context.username, options);
      }
      return context.accept();
    }
    if (context.method !== 'none') tries += 1;
    context.reject(['publickey']);
    if (tries >= maxTries) endSoon(connection);
  });
}

function mayEnter(
  context: PublicKeyAuthContext,
  source: string,
  options: BuiltInNodeOptions,
): boolean {
  const { key, signature, blob, username: login } = context;
  if ((key.algo as string) !== certificateAlgorithm || !options.logins.includes(login))
    return false;
  const checked = checkNodeCertificate(key.data, {
    authorityKeys: options.nodeAuthorityKeys(),
    now: options.now(),
    source,
    nodeId: options.id,
    login,
  });
  if (!checked.ok) {
    options.log(`The node ${options.name} refused a certificate: ${checked.error.message}`);
    return false;
  }
  if (!signature || !blob) return true;
  return verifySshSignature(checked.value.publicKey, blob, signature);
}

function serveSessions(connection: Connection, login: string, options: BuiltInNodeOptions): void {
  const { account, name: nodeName, log } = options;
  const terminalModes = captureTerminalModes(connection);
  explainRefusedChannels(connection, 'This node gives shells and runs commands, and nothing else.');
  let sessions = 0;
  connection.on('session', (accept, reject) => {
    if (sessions >= maxSessions) return reject();
    sessions += 1;
    const session = accept() as unknown as Session;
    session.once('close', () => (sessions -= 1));
    acceptSession(session, {
      terminalAllowed: true,
      terminalModes,
      start: (channel, request) =>
        runNodeSession(channel, request, { account, login, nodeName, log }),
    });
  });
}
