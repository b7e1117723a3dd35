import type { MessageBoxOptions } from 'electron';
import type { SessionState } from '#shared/ipc/app-state';

const mostNamed = 10;

/** The question before quitting, with the live sessions by name; `null` where nothing is lost by it. */
export function quitWords(sessions: readonly SessionState[]): MessageBoxOptions | null {
  const live = sessions.filter(({ state }) => state !== 'ended');
  if (live.length === 0) return null;
  const names = live.map(({ login, name }) => `${login}@${name}`);
  const more = names.length - mostNamed;
  const listed = [...names.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])];
  const these = live.length === 1 ? 'the session' : `${live.length} sessions`;
  return {
    type: 'question',
    message: `Quit Daypass and end ${these}?`,
    detail: `${listed.join('\n')}\n\nWhat runs there ends as well. Close the window instead, and sessions go on.`,
    buttons: ['Keep running', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  };
}
