import type { Page } from '@playwright/test';
import type { AppState, ProfileState } from '#shared/ipc/app-state';
import type { ApiInput, ApiOutput, WindowApiName } from '#shared/api/contract';
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract';

/**
 * Asks main what the window itself could ask, over the same bridge: for what a test only needs to be there.
 *
 * @throws Error with the answer's code and message when it is a failure
 */
export async function invoke<Name extends CommandName>(
  page: Page,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const answer = await page.evaluate(
    // The page has no types for what crosses over.
    ([command, given]) => window.daypass?.invoke(command as 'app.state', given as never),
    [name, input] as const,
  );
  if (!answer) throw new Error('The window has no bridge');
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.value as CommandOutput<Name>;
}

export const appState = (page: Page): Promise<AppState> => invoke(page, 'app.state', {});

export async function profileOf(page: Page, user: string): Promise<ProfileState> {
  const { profiles } = await appState(page);
  const profile = profiles.find(({ userName }) => userName === user);
  if (!profile) throw new Error(`There is no profile of ${user}`);
  return profile;
}

/** Calls the cluster's API as one of the window's profiles. */
export async function callApi<Name extends WindowApiName>(
  page: Page,
  user: string,
  name: Name,
  input: ApiInput<Name>,
): Promise<ApiOutput<Name>> {
  const { id: profileId } = await profileOf(page, user);
  return (await invoke(page, 'api.call', { profileId, name, input })) as ApiOutput<Name>;
}
