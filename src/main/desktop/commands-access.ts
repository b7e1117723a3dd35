import { api } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import { inputProblem } from '#shared/api/input-problem';
import type { WindowApiName } from '#shared/api/contract';
import type { CommandInput } from '#shared/ipc/contract';
import type { CommandContext } from './command-context';
import { knownProfile } from './commands-profile';
import type { CommandHandlers } from './ipc';

type AccessCommands =
  'access.assume' | 'access.drop' | 'session.open' | 'session.close' | 'api.call';

/** Using access: assume and drop, sessions, and the cluster's API by way of the client. */
export function accessCommands(context: CommandContext): Pick<CommandHandlers, AccessCommands> {
  const { client, forgetLostSession } = context.clients;
  return {
    'access.assume': async (input) => {
      await client.assume(input);
      return {};
    },
    'access.drop': async (input) => {
      await client.drop(input);
      return {};
    },
    'session.open': (input) => openSession(context, input),
    'session.close': async ({ sessionId }) => {
      if (!forgetLostSession(sessionId)) await client.closeSession({ sessionId });
      return {};
    },
    'api.call': async ({ profileId, name, input }) =>
      client.call({ profileId, name, input: checkApiInput(name, input) as never }),
  };
}

async function openSession(
  context: CommandContext,
  input: CommandInput<'session.open'>,
): Promise<{ sessionId: string }> {
  const { client } = context.clients;
  const { profileId, resource, login, columns, rows, assume } = input;
  const { status } = knownProfile(context, profileId);
  const active = status?.activeRequests ?? [];
  if (assume !== null && !active.includes(assume)) {
    const kept = status?.severalGrants ? active : [];
    await client.assume({ profileId, requests: [...kept, assume] });
  }
  const sessionId = context.newId();
  const { port1, port2 } = context.createChannel();
  const opened = client.openSession({ sessionId, profileId, resource, login, columns, rows }, [
    port1,
  ]);
  // Before the answer: the terminal shows how connecting goes, and why it failed.
  context.sendTerminalPort(sessionId, port2);
  await opened;
  return { sessionId };
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
