import type { KeyObject } from 'node:crypto';
import type { Connection, PublicKeyAuthContext, Session } from 'ssh2';
import type { NodeExtension } from '#main/cluster/authority/certificate-names';
import { checkNodeCertificate } from '#main/cluster/authority/check-node-certificate';
import { endSoon } from '#main/proxy/end-soon';
import { acceptSession } from '#main/proxy/session-channel';
import { startSshServer, type Caller, type SshServer } from '#main/proxy/ssh-server';
import { certificateAlgorithm } from '#main/ssh/certificate';
import { verifySshSignature } from '#main/ssh/signature';
import { explainRefusals } from '#main/ssh/refused-channels';
import { captureTerminalModes } from '#main/ssh/terminal-modes';
import { allowed, type Permission } from '#shared/model/session-permissions';
import type { ShellAccount } from './account';
import { offerLoopbackForwarding } from './loopback-forward';
import { runNodeSession } from './node-session';

const nothingElse =
  'This node gives shells, runs commands, serves SFTP and connects to localhost, and nothing else.';
const noTerminal = 'The certificate for this node permits no terminal.';
/** All logins are one account here: another caller's shell could use the agent as well. */
const noAgent: Permission = {
  allowed: false,
  reason: 'This node forwards no SSH agents: its logins share one account of this computer.',
};

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
    const permits = context.method === 'publickey' ? mayEnter(context, source, options) : null;
    if (context.method === 'publickey' && permits !== null) {
      if (context.signature) {
        caller.signedIn(() => endSoon(connection));
        serveSessions(connection, { login: context.username, permits }, options);
      }
      return context.accept();
    }
    if (context.method !== 'none') tries += 1;
    context.reject(['publickey']);
    if (tries >= maxTries) endSoon(connection);
  });
}

/** What the certificate permits; `null` when it does not let its holder in. */
function mayEnter(
  context: PublicKeyAuthContext,
  source: string,
  options: BuiltInNodeOptions,
): ReadonlySet<NodeExtension> | null {
  const { key, signature, blob, username: login } = context;
  if ((key.algo as string) !== certificateAlgorithm || !options.logins.includes(login)) return null;
  const checked = checkNodeCertificate(key.data, {
    authorityKeys: options.nodeAuthorityKeys(),
    now: options.now(),
    source,
    nodeId: options.id,
    login,
  });
  if (!checked.ok) {
    options.log(`The node ${options.name} refused a certificate: ${checked.error.message}`);
    return null;
  }
  const { publicKey, permits } = checked.value;
  if (!signature || !blob) return permits;
  return verifySshSignature(publicKey, blob, signature) ? permits : null;
}

function serveSessions(
  connection: Connection,
  { login, permits }: { readonly login: string; readonly permits: ReadonlySet<NodeExtension> },
  options: BuiltInNodeOptions,
): void {
  const { account, name: nodeName, log } = options;
  const terminalModes = captureTerminalModes(connection);
  const refuse = explainRefusals(connection, nothingElse);
  offerLoopbackForwarding(connection, permits.has('permit-port-forwarding'), refuse);
  const pty: Permission = permits.has('permit-pty')
    ? allowed
    : { allowed: false, reason: noTerminal };
  let sessions = 0;
  connection.on('session', (accept, reject) => {
    if (sessions >= maxSessions) return reject();
    sessions += 1;
    const session = accept() as unknown as Session;
    session.once('close', () => (sessions -= 1));
    acceptSession(session, {
      permissions: () => ({ pty, agentForwarding: noAgent }),
      terminalModes,
      start: (channel, request) =>
        runNodeSession(channel, request, { account, login, nodeName, log }),
    });
  });
}
