import type { ServerChannel } from 'ssh2';
import { endChannel, failChannel } from '#main/proxy/channel-end';
import type { RunningSession } from '#main/proxy/run-session';
import type { SessionRequest } from '#main/proxy/session-request';
import { repairFlow } from '#main/ssh/channel-flow';
import { onEndOfWrite } from '#main/ssh/end-of-write';
import type { ExitOutcome } from '#main/ssh/ssh2-connection';
import type { ShellAccount } from './account';
import { runPlain } from './plain-program';
import { groupOf } from './process-group';
import type { RunningProgram } from './program';
import { ShellRefusal, shellCommand } from './shell-command';
import { runInTerminal } from './terminal-program';

export interface NodeSessionContext {
  readonly account: ShellAccount;
  readonly login: string;
  readonly nodeName: string;
  readonly log: (message: string) => void;
}

/** Runs a shell or a command for a caller of a built-in node; it ends with the channel. */
export function runNodeSession(
  channel: ServerChannel,
  request: SessionRequest,
  context: NodeSessionContext,
): RunningSession {
  repairFlow(channel);
  for (const stream of [channel, channel.stderr]) stream.on('error', () => undefined);
  let over = false;
  const ended = (outcome: ExitOutcome): void => {
    if (over) return;
    over = true;
    endChannel(channel, outcome);
  };
  let program: RunningProgram;
  try {
    program = startProgram(channel, request, context, ended);
  } catch (error) {
    context.log(`A shell could not be started on ${context.nodeName}: ${String(error)}`);
    failChannel(
      channel,
      error instanceof ShellRefusal
        ? error.message
        : `A shell could not be started on ${context.nodeName}.`,
    );
    return { resize: () => undefined, signal: () => undefined, end: () => undefined };
  }
  const group = groupOf(program);
  onEndOfWrite(channel, program.endOutput);
  channel.once('close', () => {
    if (over) return;
    over = true;
    program.detach();
    group.hangUp();
  });
  return {
    resize: (size) => program.resize(size),
    signal: (name) => group.signal(`SIG${name}`),
    end: (reason) => failChannel(channel, reason, { midLine: request.terminal !== null }),
  };
}

function startProgram(
  channel: ServerChannel,
  request: SessionRequest,
  context: NodeSessionContext,
  ended: (outcome: ExitOutcome) => void,
): RunningProgram {
  const command = shellCommand(request, context);
  const { terminal } = request;
  return terminal === null
    ? runPlain({ command, channel, ended })
    : runInTerminal({ command, channel, ended, terminal, account: context.account });
}
