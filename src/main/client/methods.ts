import type { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { RpcMethods } from '#shared/lib/rpc';
import { inputSchemas } from './inputs';
import type { ClientService } from './protocol';
import type { ClientWithPorts } from './service';
import type { TerminalPort } from './session/terminal-pump';

/** The client's methods for rpc: every input is parsed, and what does not fit is told by its field. */
export function clientMethods(client: ClientWithPorts): RpcMethods<TerminalPort> {
  const withoutPort = Object.fromEntries(
    (Object.keys(inputSchemas) as (keyof ClientService)[])
      .filter((name) => name !== 'openSession' && name !== 'attachSession')
      .map((name) => {
        const method = client[name] as (input: unknown) => Promise<unknown>;
        return [name, (input: unknown) => method(parseInput(inputSchemas[name], input))];
      }),
  );
  const withPort =
    (run: (input: unknown, port: TerminalPort) => Promise<void>) =>
    async (input: unknown, transfer: readonly TerminalPort[]) => {
      const [port] = transfer;
      if (!port) throw new ExpectedError('invalid_input', t('client.session.noPort'));
      try {
        await run(input, port);
      } catch (error) {
        port.close();
        throw error;
      }
    };
  return {
    ...withoutPort,
    openSession: withPort((input, port) =>
      client.openSession(parseInput(inputSchemas.openSession, input), port),
    ),
    attachSession: withPort((input, port) =>
      client.attachSession(parseInput(inputSchemas.attachSession, input), port),
    ),
  };
}

function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const problem = issue?.message ?? '';
  if (field === '') throw new ExpectedError('invalid_input', t('client.input.whole', { problem }));
  throw new ExpectedError('invalid_input', t('client.input.field', { field, problem }), { field });
}
