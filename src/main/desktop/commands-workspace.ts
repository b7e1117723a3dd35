import type { CommandContext } from './command-context';
import type { CommandHandlers } from './ipc';

/** How the window arranges its terminals, kept for the next page and the next start. */
export function workspaceCommands({
  preferences,
}: CommandContext): Pick<CommandHandlers, 'workspace.load' | 'workspace.save'> {
  let isNewRun = true;
  return {
    'workspace.load': async () => {
      const answer = { workspace: preferences.get('workspace'), isNewRun };
      isNewRun = false;
      return answer;
    },
    'workspace.save': async ({ workspace }) => {
      preferences.set('workspace', workspace);
      return {};
    },
  };
}
