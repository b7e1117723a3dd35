import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import { shellWord, stockSshCommand } from './shell-command';

type StockSsh = NonNullable<ProfileState['stockSsh']>;

/** One tool of one's own, and what to give it. */
export interface ToolCommand {
  readonly tool: string;
  /** What to do with the text, beside running it. */
  readonly note: string;
  readonly text: string;
}

/**
 * What the tools that people have need to get to a machine as a login. Names come from the cluster, and people paste
 * this into a shell: whatever they hold, each stays one word.
 *
 * @param included whether their own ssh_config knows the cluster already
 */
export function toolCommands(
  ssh: StockSsh,
  login: string,
  node: string,
  included: boolean,
): readonly ToolCommand[] {
  const host = `${node}.${ssh.suffix}`;
  const target = `${login}@${host}`;
  const file = shellWord(ssh.config);
  const config = included ? '' : ` -F ${file}`;
  const inner = shellWord(`ssh${config}`);
  // Nothing that a cluster names is read as an option.
  const at = (word: string): string => `${word.startsWith('-') ? '-- ' : ''}${shellWord(word)}`;
  return [
    { tool: 'ssh', note: '', text: `ssh${config} ${at(target)}` },
    {
      tool: 'ssh -J',
      note: t('status.tools.jump'),
      text: `ssh${config} -J ${shellWord(ssh.gateway)} ${at(target)}`,
    },
    { tool: 'scp', note: '', text: `scp${config} ${at(`${target}:file.txt`)} .` },
    { tool: 'sftp', note: '', text: `sftp${config} ${at(target)}` },
    {
      tool: 'rsync',
      note: '',
      text: `rsync -a${included ? '' : ` -e ${inner}`} ${at(`${target}:folder/`)} folder/`,
    },
    {
      tool: 'git',
      note: '',
      text: `${included ? '' : `GIT_SSH_COMMAND=${inner} `}git clone ${at(`${target}:repository.git`)}`,
    },
    {
      tool: 'VS Code Remote',
      note: included
        ? t('status.tools.vsCodeByHost')
        : t('status.tools.vsCodeByFile', { path: ssh.config }),
      text: target,
    },
    {
      tool: 'Ansible',
      note: t('status.tools.inventory'),
      text: `${host} ansible_user=${login}${included ? '' : ` ansible_ssh_common_args='-F ${ssh.config}'`}`,
    },
    {
      tool: t('status.tools.withoutConfiguration'),
      note: t('status.tools.withoutConfigurationHint'),
      text: stockSshCommand(ssh, login, node),
    },
  ];
}
