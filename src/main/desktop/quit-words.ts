import type { MessageBoxOptions } from 'electron';
import { t } from '#shared/i18n/text';
import type { SessionState } from '#shared/ipc/app-state';

const mostNamed = 10;

/**
 * The question before quitting, with the live sessions by name; `null` where nothing is lost by it.
 *
 * @param copies how many copies of files are under way
 */
export function quitWords(
  sessions: readonly SessionState[],
  copies: number,
): MessageBoxOptions | null {
  const live = sessions.filter(({ state }) => state !== 'ended');
  const copying = copies > 0 ? [t('desktop.quit.copying')] : [];
  if (live.length === 0)
    return copies === 0 ? null : question(t('desktop.quit.stopCopying'), copying);
  const names = live.map(({ login, name }) => `${login}@${name}`);
  const more = names.length - mostNamed;
  const rest = more > 0 ? [t('desktop.quit.moreSessions', { count: more })] : [];
  return question(t('desktop.quit.endSessions', { count: live.length }), [
    [...names.slice(0, mostNamed), ...rest].join('\n'),
    ...copying,
    t('desktop.quit.running'),
  ]);
}

/** Asks whether the app keeps running, which is the way out, or quits. */
export function keepRunningOrQuit(message: string, detail: string): MessageBoxOptions {
  return {
    type: 'question',
    message,
    detail,
    buttons: [t('desktop.dialog.keepRunning'), t('desktop.dialog.quit')],
    defaultId: 0,
    cancelId: 0,
  };
}

function question(message: string, details: readonly string[]): MessageBoxOptions {
  return keepRunningOrQuit(message, details.join('\n\n'));
}
