import { api } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import { inputProblem } from '#shared/api/input-problem';
import type { WindowApiName } from '#shared/api/contract';
import type { CommandContext } from './command-context';
import type { CommandHandlers } from './ipc';

type AccessCommands = 'access.assume' | 'access.drop' | 'api.call';

/** Using access: assume and drop, and the cluster's API by way of the client. */
export function accessCommands(context: CommandContext): Pick<CommandHandlers, AccessCommands> {
  const { client } = context.clients;
  return {
    'access.assume': async (input) => {
      await client.assume(input);
      return {};
    },
    'access.drop': async (input) => {
      await client.drop(input);
      return {};
    },
    'api.call': async ({ profileId, name, input }) =>
      client.call({ profileId, name, input: checkApiInput(name, input) as never }),
  };
}

/**
 * Checks an API call's input the way the cluster will, so that a form learns which field is wrong.
 *
 * @throws ExpectedError `invalid_input`
 */
export function checkApiInput(name: WindowApiName, input: unknown): unknown {
  const parsed = api[name].input.safeParse(input);
  if (parsed.success) return parsed.data;
  const { code, message, field, details } = inputProblem(parsed.error.issues);
  throw new ExpectedError(code, message, { ...(field === null ? {} : { field }), details });
}
