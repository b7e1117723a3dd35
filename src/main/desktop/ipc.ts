import { ipcMain, type WebContents } from 'electron';
import { z } from 'zod';
import { ExpectedError, type ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { ipcChannels } from '#shared/ipc/channels';
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract';
import { err, ok, type Result } from '#shared/lib/result';
import { checkInput, checkName, checkSender, RejectedCall } from './ipc-guard';

export type CommandHandlers = {
  readonly [Name in CommandName]: (input: CommandInput<Name>) => Promise<CommandOutput<Name>>;
};

/**
 * Answers the window's calls; this file is the only user of ipcMain. A call that does not fit rejects. What a person can act
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
    return err(new ExpectedError('internal', t('desktop.error.internal')).toApiError());
  }
}

const pathsSchema = z.array(z.string().min(1).max(4_096)).max(10_000);

/**
 * Takes what was dropped on the window. The preload script alone uses this channel: it reads the paths from what the
 * system handed over, and the page gets ids for them and never names one itself.
 */
export function serveDrops(options: {
  readonly ownContents: () => WebContents | null;
  readonly windowUrl: string;
  readonly keep: (paths: readonly string[]) => readonly string[];
}): void {
  const { ownContents, windowUrl, keep } = options;
  ipcMain.handle(ipcChannels.drop, (event, raw: unknown) => {
    checkSender(event, ownContents(), windowUrl);
    const paths = pathsSchema.safeParse(raw);
    if (!paths.success) throw new RejectedCall('no paths');
    return keep(paths.data);
  });
}
