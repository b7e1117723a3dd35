import { execFile } from 'node:child_process';
import type { Page } from '@playwright/test';
import type { AppState } from '#shared/ipc/app-state';

/** How a command with the stock `ssh` ended. */
export interface SshOutcome {
  readonly code: number;
  readonly output: string;
}

/** The state as the window itself would ask for it. */
export async function appState(page: Page): Promise<AppState> {
  const answer = await page.evaluate(() => window.daypass?.invoke('app.state', {}));
  if (!answer?.ok) throw new Error(answer?.error.message ?? 'The window has no bridge');
  return answer.value;
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

/** Runs a command as `login@node` with the stock `ssh` and the app's agent. */
export async function runStockSsh(
  page: Page,
  target: string,
  command: string,
): Promise<SshOutcome> {
  const { args, socket } = await stockSsh(page);
  return new Promise((resolve) => {
    const env = { ...process.env, SSH_AUTH_SOCK: socket };
    execFile(
      'ssh',
      ['-l', target, ...args, command],
      { env, timeout: 30_000 },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 255) : 0;
        resolve({ code, output: `${stdout}${stderr}` });
      },
    );
  });
}
