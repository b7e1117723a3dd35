import { dialog, type App } from 'electron';
import { t } from '#shared/i18n/text';
import type { ProcessLog } from './process-log';

/** Writes what only developers can act on to the log; people see a sentence elsewhere. */
export function reportTo(log: ProcessLog): (error: unknown) => void {
  return (error) =>
    log.write('main', error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/** Without this, Electron shows a stack trace in a dialog. */
export function catchBugs(report: (error: unknown) => void): void {
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}

/** For a start that cannot go on: says what is wrong, and ends. */
export function failToStart(app: App, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(
    t('desktop.start.failed'),
    t('desktop.start.failedDetail', { why, folder: app.getPath('userData') }),
  );
  app.exit(1);
}
