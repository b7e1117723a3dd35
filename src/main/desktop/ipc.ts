import { ipcMain, type WebContents } from 'electron';
import { ExpectedError, type ApiError } from '#shared/api/errors';
import { ipcChannels } from '#shared/ipc/channels';
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract';
import { err, ok, type Result } from '#shared/lib/result';
import { checkInput, checkName, checkSender } from './ipc-guard';

export type CommandHandlers = {
  readonly [Name in CommandName]: (input: CommandInput<Name>) => Promise<CommandOutput<Name>>;
};

/**
 * Answers the window's calls; the only user of ipcMain. A call that does not fit rejects. What a person can act
 * on comes back as a value, and so does a bug of ours, without its text.
 */
export function serveCommands(options: {
  readonly handlers: CommandHandlers;
  readonly ownContents: () => WebContents | null;
  readonly windowUrl: string;
  readonly onBug: (error: unknown) => void;
}): void {
  const { handlers, ownContents, windowUrl, onBug } = options;
  ipcMain.handle(ipcChannels.invoke, async (event, rawName: unknown, rawInput: unknown) => {
    checkSender(event, ownContents(), windowUrl);
    const name = checkName(rawName);
    const input = checkInput(name, rawInput);
    return perform(() => handlers[name](input as never), onBug);
  });
}

async function perform(
  work: () => Promise<unknown>,
  onBug: (error: unknown) => void,
): Promise<Result<unknown, ApiError>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof ExpectedError) return err(error.toApiError());
    onBug(error);
    return err(
      new ExpectedError(
        'internal',
        'Something went wrong inside Daypass. Try again; the log in its folder says more.',
      ).toApiError(),
    );
  }
}
