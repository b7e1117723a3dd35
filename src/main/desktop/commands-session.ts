import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { CommandInput } from '#shared/ipc/contract';
import type { CommandContext } from './command-context';
import { assumeFirst } from './assume-first';
import type { CommandHandlers } from './ipc';

type SessionCommands = 'session.open' | 'session.attach' | 'session.reconnect' | 'session.close';

/** Terminal sessions. They run in the client process; each window that shows one has a port to it. */
export function sessionCommands(context: CommandContext): Pick<CommandHandlers, SessionCommands> {
  const { client, forgetLostSession } = context.clients;
  return {
    'session.open': async ({ assume, ...input }) => {
      await assumeFirst(context, input.profileId, assume);
      const sessionId = context.newId();
      await openSession(context, { ...input, sessionId, again: false });
      return { sessionId };
    },
    'session.attach': async (input) => {
      const { port1, port2 } = context.createChannel();
      await client.attachSession(input, [port1]);
      context.sendTerminalPort(input.sessionId, port2);
      return {};
    },
    'session.reconnect': async (input) => {
      await reconnect(context, input);
      return {};
    },
    'session.close': async ({ sessionId }) => {
      if (!forgetLostSession(sessionId)) await client.closeSession({ sessionId });
      return {};
    },
  };
}

async function openSession(
  { clients, createChannel, sendTerminalPort }: CommandContext,
  input: Parameters<CommandContext['clients']['client']['openSession']>[0],
): Promise<void> {
  const { port1, port2 } = createChannel();
  const opened = clients.client.openSession(input, [port1]);
  // Before the answer: the terminal shows how connecting goes, and why it failed.
  sendTerminalPort(input.sessionId, port2);
  await opened;
}

/** A session whose client process stopped is opened anew under its id: its tab is still there. */
async function reconnect(
  context: CommandContext,
  { sessionId, assume, columns, rows }: CommandInput<'session.reconnect'>,
): Promise<void> {
  const { client, forgetLostSession } = context.clients;
  const session = context.state.get().sessions.find(({ id }) => id === sessionId);
  if (!session) throw new ExpectedError('not_found', t('desktop.session.gone'));
  const { profileId, resource, login } = session;
  await assumeFirst(context, profileId, assume);
  if (!forgetLostSession(sessionId)) return client.reconnectSession({ sessionId });
  await openSession(context, {
    ...{ sessionId, profileId, resource, login, columns, rows },
    again: true,
  });
}
