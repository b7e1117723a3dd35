import { ExpectedError } from '#shared/api/errors';
import type { CommandOutput } from '#shared/ipc/contract';
import type { CommandContext } from './command-context';
import { knownProfile } from './commands-profile';
import type { CommandHandlers } from './ipc';

type SshCommands = 'ssh.ownConfig' | 'ssh.setOwnConfig' | 'ssh.exportKey';

/** What serves the person's own SSH tools: their ssh_config, and keys in files. */
export function sshCommands(context: CommandContext): Pick<CommandHandlers, SshCommands> {
  const { ownSshConfig, clients, chooseFolder } = context;
  return {
    'ssh.ownConfig': () => lookAt(context),
    'ssh.setOwnConfig': async ({ added }) => {
      await (added ? ownSshConfig.add() : ownSshConfig.remove());
      return {};
    },
    'ssh.exportKey': async ({ profileId }) => {
      knownProfile(context, profileId);
      const folder = await chooseFolder();
      return folder === null ? null : clients.client.exportKey({ profileId, folder });
    },
  };
}

async function lookAt({ ownSshConfig }: CommandContext): Promise<CommandOutput<'ssh.ownConfig'>> {
  const { path, lines } = ownSshConfig;
  try {
    return { path, lines, added: await ownSshConfig.isAdded(), problem: '' };
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { path, lines, added: false, problem: error.message };
  }
}
