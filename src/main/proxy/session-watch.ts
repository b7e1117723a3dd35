import { randomUUID } from 'node:crypto';
import { plainText } from '#shared/lib/plain-text';
import { grantFor } from '#shared/model/access-scope';
import type { ConnectionAttempt, Gatekeeper, NodeTarget, SessionDetails } from './gatekeeper';
import type { LiveSessions } from './live-sessions';
import type { SessionTap } from './recording/session-tap';
import { createSftpTap } from './recording/sftp-tap';
import type { RelayedSession } from './run-session';
import { describeProgram, type SessionRequest } from './session-request';

/** Of a command, in the audit log. */
const longestCommand = 2_000;
const notRecorded =
  'This session has to be recorded, and Daypass could not begin to. Nothing was run. Tell an administrator.';

export interface WatchOptions {
  readonly attempt: ConnectionAttempt;
  readonly node: NodeTarget;
  readonly gatekeeper: Gatekeeper;
  readonly sessions: LiveSessions;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

export interface WatchedSession {
  readonly tap: SessionTap | null;
  /** Makes the session known to those who may end it. */
  runs(session: Pick<RelayedSession, 'end' | 'size'>): void;
  ended(reason: string, exitCode: number | null): void;
}

/** Puts a session on record, from before it runs to its end. */
export function watchSession(options: WatchOptions, request: SessionRequest): WatchedSession {
  const { gatekeeper, sessions, log } = options;
  const session = detailsOf(options, request);
  const { id, user, resourceId, login, source, what, command } = session;
  const told = { id, user, resourceId, login, source };
  gatekeeper.sessionStarted({ ...told, what });
  const recording = openTap(gatekeeper, session, log);
  const tap =
    recording ??
    (isSftp(request.program)
      ? createSftpTap((operation) => gatekeeper.fileOperation({ ...told, ...operation }))
      : null);
  let leave: () => void = () => undefined;
  return {
    tap,
    runs({ end, size }) {
      const { started, nodeName } = session;
      const more = {
        what,
        nodeName,
        started,
        request: session.request,
        recorded: recording !== null,
      };
      leave = sessions.add({ ...told, ...more, size, end });
    },
    ended(reason, exitCode) {
      leave();
      tap?.ended(reason, exitCode);
      try {
        if (command !== null) gatekeeper.commandEnded({ ...told, command, exitCode });
        gatekeeper.sessionEnded({ ...told, reason: plainText(reason), exitCode });
      } catch (error) {
        log(`The end of a session could not be recorded: ${String(error)}`);
      }
    },
  };
}

function detailsOf(
  { attempt, node, now }: WatchOptions,
  { program, terminal }: SessionRequest,
): SessionDetails {
  const { access, login, source } = attempt;
  return {
    id: randomUUID(),
    user: access.user,
    resourceId: node.resourceId,
    nodeName: node.name,
    login,
    source,
    what: describeProgram(program),
    command: program.type === 'exec' ? plainText(program.command, longestCommand) : null,
    request: grantFor(access.scope, node.resourceId)?.request ?? null,
    started: now(),
    terminal,
    access,
  };
}

function isSftp(program: { readonly type: string; readonly name?: string }): boolean {
  return program.type === 'subsystem' && program.name === 'sftp';
}

function openTap(
  gatekeeper: Gatekeeper,
  session: SessionDetails,
  log: (message: string) => void,
): SessionTap | null {
  try {
    return gatekeeper.openRecording(session);
  } catch (error) {
    log(`A recording could not be begun: ${String(error)}`);
    return failedTap(notRecorded);
  }
}

/** A tap that has failed before it began. */
function failedTap(sentence: string): SessionTap {
  return {
    output: () => true,
    input: null,
    resize: () => undefined,
    onRoom: () => undefined,
    onFailure: (listener) => listener(sentence),
    ended: () => undefined,
  };
}
