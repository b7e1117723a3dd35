import type { MessageBoxOptions } from 'electron';
import type { SessionState } from '#shared/ipc/app-state';

const mostNamed = 10;

const copyText =
  'What is being copied stops. Its parts are kept: copy the same once more, and it goes on from there.';

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
  if (live.length === 0) return copies === 0 ? null : question('stop copying files', [copyText]);
  const names = live.map(({ login, name }) => `${login}@${name}`);
  const more = names.length - mostNamed;
  const listed = [...names.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])];
  const these = live.length === 1 ? 'the session' : `${live.length} sessions`;
  return question(`end ${these}`, [
    listed.join('\n'),
    ...(copies > 0 ? [copyText] : []),
    'What runs there ends as well. Close the window instead, and sessions go on.',
  ]);
}

function question(what: string, details: readonly string[]): MessageBoxOptions {
  return {
    type: 'question',
    message: `Quit Daypass and ${what}?`,
    detail: details.join('\n\n'),
    buttons: ['Keep running', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  };
}
