import type { CommandContext } from './command-context';
import { accessCommands } from './commands-access';
import { auditCommands } from './commands-audit';
import { clusterCommands } from './commands-cluster';
import { keptCommands } from './commands-kept';
import { diagnosticsCommands } from './commands-diagnostics';
import { profileCommands } from './commands-profile';
import { fileCommands } from './files/commands-files';
import { sessionCommands } from './commands-session';
import { settingsCommands } from './commands-settings';
import { sshCommands } from './commands-ssh';
import { workspaceCommands } from './commands-workspace';
import { terminalCommands } from './commands-terminal';
import type { CommandHandlers } from './ipc';

/**
 * Every command of the window, by name.
 *
 * @param onPageReady - called once a page that was just loaded has the state, and so listens to what is pushed
 */
export function createCommands(context: CommandContext, onPageReady: () => void): CommandHandlers {
  const { state, preferences, doNotDisturb, clipboard } = context;
  return {
    ...clusterCommands(context),
    ...profileCommands(context),
    ...accessCommands(context),
    ...sessionCommands(context),
    ...auditCommands(context),
    ...sshCommands(context),
    ...terminalCommands(context),
    ...settingsCommands(context),
    ...keptCommands(context),
    ...workspaceCommands(context),
    ...fileCommands(context),
    ...diagnosticsCommands(context),
    'app.state': async () => {
      setImmediate(onPageReady);
      return state.get();
    },
    'app.setDoNotDisturb': async ({ choice }) => {
      doNotDisturb.choose(choice);
      return {};
    },
    'tour.set': async (tour) => {
      preferences.set('tour', tour);
      state.update({ tour });
      return {};
    },
    'app.dismissNotice': async ({ id }) => {
      state.dismiss(id);
      return {};
    },
    'clipboard.read': async () => ({ text: await clipboard.readText() }),
    'clipboard.write': async ({ text }) => {
      await clipboard.writeText(text);
      return {};
    },
  };
}
