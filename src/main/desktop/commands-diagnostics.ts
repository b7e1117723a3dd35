import { writeFile } from 'node:fs/promises';
import { ExpectedError } from '#shared/api/errors';
import { inEnglish } from '#shared/i18n/english';
import { t } from '#shared/i18n/text';
import type { CommandContext } from './command-context';
import { collectDiagnostics } from './diagnostics';
import type { CommandHandlers } from './ipc';

type DiagnosticsCommands = 'diagnostics.read' | 'diagnostics.save';

/** What the diagnostics screen shows, and a file of it to send to somebody. */
export function diagnosticsCommands({
  diagnostics,
  chooseFile,
  now,
}: Pick<CommandContext, 'diagnostics' | 'chooseFile' | 'now'>): Pick<
  CommandHandlers,
  DiagnosticsCommands
> {
  return {
    'diagnostics.read': () => collectDiagnostics(diagnostics),
    'diagnostics.save': async () => {
      const day = new Date(now()).toISOString().slice(0, 10);
      const path = await chooseFile(`daypass-diagnostics-${day}.json`);
      if (path === null) return null;
      const text = `${JSON.stringify(await collectDiagnostics(diagnostics, inEnglish), null, 2)}\n`;
      try {
        await writeFile(path, text, { mode: 0o600 });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new ExpectedError('internal', t('desktop.file.notSaved', { why }));
      }
      return { path };
    },
  };
}
