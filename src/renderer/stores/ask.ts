import type { ApiError } from '#shared/api/errors';
import type { ApiInput, ApiOutput, WindowApiName } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract';
import { err, type Result } from '#shared/lib/result';
import type { Bridge } from '../bridge/bridge';
import { explainRejectedInput } from './input-problems';

const unanswered = (): ApiError => ({
  code: 'internal',
  message: t('stores.unanswered'),
  field: null,
  details: [],
});

/** Sends a command to the main process. Never throws: a rejected call becomes an error with words. */
export async function ask<Name extends CommandName>(
  bridge: Bridge,
  name: Name,
  input: CommandInput<Name>,
): Promise<Result<CommandOutput<Name>, ApiError>> {
  try {
    return await bridge.invoke(name, input);
  } catch {
    const problem = await explainRejectedInput(name, input).catch(() => null);
    return err(problem ?? unanswered());
  }
}

/** Calls the API of a profile's cluster by way of the main process, which checks both input and output. */
export async function callApi<Name extends WindowApiName>(
  bridge: Bridge,
  profileId: string,
  name: Name,
  input: ApiInput<Name>,
): Promise<Result<ApiOutput<Name>, ApiError>> {
  const answer = await ask(bridge, 'api.call', { profileId, name, input });
  return answer as Result<ApiOutput<Name>, ApiError>;
}
