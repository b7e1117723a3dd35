import { spawn } from 'node:child_process';
import { t } from '#shared/i18n/text';
import type { Launch } from './terminal-programs';

/** So long a program may take to fail at once. */
const settleMs = 500;

/** Starts a program that outlives the app. @returns why it did not start, in words; empty when it did */
export function startProgram({ file, args }: Launch, folder: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: folder, detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => done(''), settleMs);
    function done(why: string): void {
      clearTimeout(timer);
      child.removeAllListeners();
      child.on('error', () => undefined);
      child.unref();
      resolve(why);
    }
    child.once('error', ({ message }) =>
      done(t('desktop.program.notStarted', { program: file, why: message })),
    );
    child.once('exit', (code) => done(code === 0 ? '' : endedAtOnce(file, code)));
  });
}

function endedAtOnce(program: string, code: number | null): string {
  return t('desktop.program.endedAtOnce', { program, code: code ?? t('desktop.error.unknown') });
}
