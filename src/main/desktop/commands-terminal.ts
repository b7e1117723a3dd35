import { writeFile } from 'node:fs/promises';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { CommandContext } from './command-context';
import { orNotWritten } from './not-written';
import { editorAddress, sshWords, stockTarget } from './elsewhere/stock-target';
import type { CommandHandlers } from './ipc';

type TerminalCommands = 'link.open' | 'terminal.save' | 'session.openElsewhere';

/** What terminals ask for beside their sessions: files, the browser, other programs. */
export function terminalCommands(context: CommandContext): Pick<CommandHandlers, TerminalCommands> {
  const { elsewhere, chooseFile, state } = context;
  return {
    'link.open': async ({ address }) => {
      await elsewhere.openAddress(webAddress(address));
      return {};
    },
    'terminal.save': async ({ name, text }) => {
      const path = await chooseFile(plainName(name));
      if (path === null) return null;
      // What a terminal showed is for nobody else.
      await orNotWritten(path, writeFile(path, text, { mode: 0o600 }));
      return { path };
    },
    'session.openElsewhere': async ({ sessionId, program }) => {
      const { sessions, profiles } = state.get();
      const session = sessions.find(({ id }) => id === sessionId);
      if (!session) throw new ExpectedError('not_found', t('desktop.session.gone'));
      const profile = profiles.find(({ id }) => id === session.profileId);
      const target = stockTarget(session, profile);
      if (program === 'editor') await openEditor(context, editorAddress(target));
      else await openTerminal(context, sshWords(target));
      return {};
    },
  };
}

/** An address as the browser gets it. @throws ExpectedError for any that is not one of the web */
function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new ExpectedError('invalid_input', t('desktop.web.otherScheme'));
  return url.href;
}

/** The name of a file without a path to it. */
const plainName = (name: string): string => name.replace(/[/\\\p{Cc}]/gu, '-');

async function openTerminal(
  { elsewhere }: CommandContext,
  words: readonly string[],
): Promise<void> {
  const why = await elsewhere.openTerminal(words);
  if (why !== '') throw new ExpectedError('not_found', why);
}

async function openEditor(
  { elsewhere, ownSshConfig }: CommandContext,
  address: string,
): Promise<void> {
  if (!elsewhere.opens(address)) throw new ExpectedError('not_found', t('desktop.editor.missing'));
  if (!(await ownSshConfig.isAdded()))
    throw new ExpectedError('wrong_state', t('desktop.editor.needsSshConfig'));
  await elsewhere.openAddress(address);
}
