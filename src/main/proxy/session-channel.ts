import type { ServerChannel, Session } from 'ssh2';
import { plainText } from '#shared/lib/plain-text';
import type { SessionPermissions } from '#shared/model/session-permissions';
import { failChannel } from './channel-end';
import type { RunningSession } from './run-session';
import {
  readSize,
  readTerminal,
  variableAllowed,
  type Program,
  type SessionRequest,
  type Terminal,
} from './session-request';

/** Signals of RFC 4254, section 6.10. */
const signals = new Set('ABRT ALRM FPE HUP ILL INT KILL PIPE QUIT SEGV TERM USR1 USR2'.split(' '));

const subsystemRefused = 'Daypass passes the subsystem sftp and no other.';

export interface SessionHandlers {
  /** What may be asked for now. */
  readonly permissions: () => Pick<SessionPermissions, 'pty' | 'agentForwarding'>;
  /** What was refused before, where SSH has no words for it: told on the error output. */
  readonly notices?: () => readonly string[];
  /** The modes of the `pty-req` that is being handled. */
  readonly terminalModes: () => Buffer;
  readonly start: (channel: ServerChannel, request: SessionRequest) => RunningSession;
}

/** Answers what a caller asks of one session channel: a terminal, variables, then a shell or a command. */
export function acceptSession(session: Session, handlers: SessionHandlers): void {
  let terminal: Terminal | null = null;
  let agent = false;
  const notices: string[] = [];
  let running: RunningSession | null = null;
  const environment: Record<string, string> = {};
  // ssh2 wants the channel accepted in this very turn; what follows may take its time.
  const run = (channel: ServerChannel | undefined, program: Program): void => {
    if (!channel) return;
    for (const notice of [...(handlers.notices?.() ?? []), ...notices])
      channel.stderr.write(`${plainText(notice)}\r\n`);
    running = handlers.start(channel, { program, terminal, environment, agent });
  };

  const permits = (name: 'pty' | 'agentForwarding'): boolean => {
    const permission = handlers.permissions()[name];
    if (!permission.allowed) notices.push(permission.reason);
    return permission.allowed;
  };

  session.on('error', () => undefined);
  session.on('pty', (accept, reject, info) => {
    if (!permits('pty')) return reject?.();
    terminal = readTerminal(info, handlers.terminalModes());
    accept?.();
  });
  session.on('auth-agent', (accept, reject) => {
    if (!permits('agentForwarding')) return reject?.();
    agent = true;
    accept?.();
  });
  session.on('env', (accept, reject, { key, val }) => {
    if (!variableAllowed(environment, key, val)) return reject?.();
    environment[key] = val;
    accept?.();
  });
  session.on('window-change', (accept, _reject, info) => {
    const size = readSize(info);
    if (terminal !== null && running === null) terminal = { ...terminal, ...size };
    running?.resize(size);
    accept?.();
  });
  session.on('signal', (accept, reject, { name }) => {
    if (!signals.has(name)) return reject?.();
    running?.signal(name);
    accept?.();
  });
  session.on('shell', (accept) => run(accept(), { type: 'shell' }));
  session.on('exec', (accept, _reject, info) =>
    run(accept(), { type: 'exec', command: info.command }),
  );
  session.on('subsystem', (accept, _reject, { name }) => {
    const channel = accept();
    if (name === 'sftp') run(channel, { type: 'subsystem', name });
    else if (channel) failChannel(channel, subsystemRefused);
  });
}
