import { execFile } from 'node:child_process';
import type { Page } from '@playwright/test';
import { appState } from './bridge';

/** How a command with the stock `ssh` ended. */
export interface SshOutcome {
  readonly code: number;
  readonly output: string;
}

/** The `ssh` arguments and environment that the status screen tells people, for the profile that is shown. */
export async function stockSsh(page: Page): Promise<{ args: string[]; socket: string }> {
  const state = await appState(page);
  const profile = state.profiles.find((each) => each.id === state.activeProfile);
  if (!profile?.stockSsh) throw new Error('The profile that is shown is not signed in');
  const { agentSocket, knownHosts, proxyHost, proxyPort } = profile.stockSsh;
  const options = [
    '-F',
    'none',
    '-o',
    `UserKnownHostsFile=${knownHosts}`,
    '-o',
    'StrictHostKeyChecking=yes',
    '-o',
    'BatchMode=yes',
  ];
  return { args: [...options, '-p', String(proxyPort), proxyHost], socket: agentSocket };
}

/**
 * Runs a command as `login@node` with the stock `ssh` and the app's agent.
 *
 * @param more further options of `ssh`, which count before the usual ones
 */
export async function runStockSsh(
  page: Page,
  target: string,
  command: string,
  more: readonly string[] = [],
): Promise<SshOutcome> {
  const { args, socket } = await stockSsh(page);
  return new Promise((resolve) => {
    const env = { ...process.env, SSH_AUTH_SOCK: socket };
    execFile(
      'ssh',
      [...more, '-l', target, ...args, command],
      { env, timeout: 30_000 },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 255) : 0;
        resolve({ code, output: `${stdout}${stderr}` });
      },
    );
  });
}
