import { commands, type CommandInput, type CommandName } from '#shared/ipc/contract';
import { isSamePage } from './own-pages';

/** The parts of Electron's event that say where a call comes from. */
export interface CallSender {
  readonly sender: unknown;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** Thrown towards the caller when a call does not fit: a bug or an attack, never something a person did. */
export class RejectedCall extends Error {
  constructor(reason: string) {
    super(`Rejected: ${reason}`);
    this.name = 'RejectedCall';
  }
}

/**
 * Checks that a call comes from the main frame of our own window, showing our own page.
 *
 * @throws RejectedCall
 */
export function checkSender(call: CallSender, ownContents: unknown, windowUrl: string): void {
  if (!ownContents || call.sender !== ownContents) throw new RejectedCall('not our window');
  const frame = call.senderFrame;
  if (!frame || frame.parent) throw new RejectedCall('not the main frame');
  if (!isSamePage(frame.url, windowUrl)) throw new RejectedCall('not our page');
}

/** @throws RejectedCall when the window may not call that */
export function checkName(name: unknown): CommandName {
  if (typeof name !== 'string' || !Object.hasOwn(commands, name))
    throw new RejectedCall('unknown command');
  return name as CommandName;
}

/** @throws RejectedCall naming the fields that do not fit, without their values */
export function checkInput<Name extends CommandName>(
  name: Name,
  input: unknown,
): CommandInput<Name> {
  const parsed = commands[name].input.safeParse(input);
  if (parsed.success) return parsed.data as CommandInput<Name>;
  const fields = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new RejectedCall(`${name}: ${fields.join('; ')}`);
}
