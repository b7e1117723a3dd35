import { z } from 'zod';
import { ExpectedError, apiErrorSchema } from '../api/errors';

/** One end of a message channel between two of the app's processes. Transfers (ports) ride along untouched. */
export interface RpcPort<Transfer> {
  post(message: unknown, transfer?: readonly Transfer[]): void;
  onMessage(listener: (message: unknown, transfer: readonly Transfer[]) => void): void;
  /** Called once when the other end is gone: every call under way then fails. */
  onClose(listener: () => void): void;
}

/** What one side offers: methods by name. Inputs come from a process of our own, but are still parsed by each. */
export type RpcMethods<Transfer> = Readonly<
  Record<string, (input: never, transfer: readonly Transfer[]) => Promise<unknown>>
>;

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.int(), method: z.string(), input: z.unknown() }),
  z.object({ kind: z.literal('done'), id: z.int(), output: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.int(), error: apiErrorSchema }),
  z.object({ kind: z.literal('event'), topic: z.string(), payload: z.unknown() }),
]);

export interface Rpc<Transfer> {
  /** @throws ExpectedError with the other side's code and message, or `internal` when it is gone */
  call(method: string, input: unknown, transfer?: readonly Transfer[]): Promise<unknown>;
  emit(topic: string, payload: unknown): void;
}

/**
 * Speaks calls and events over a port, both ways. An error that is not an {@link ExpectedError} crosses as
 * `internal` without its text, and is handed to `onBug` on the side where it happened.
 */
export function createRpc<Transfer>(options: {
  readonly port: RpcPort<Transfer>;
  readonly methods: RpcMethods<Transfer>;
  readonly onEvent: (topic: string, payload: unknown) => void;
  readonly onBug: (error: unknown) => void;
}): Rpc<Transfer> {
  const { port, methods, onEvent, onBug } = options;
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  let nextId = 1;
  let closed = false;

  async function serve(
    id: number,
    name: string,
    input: unknown,
    transfer: readonly Transfer[],
  ): Promise<void> {
    try {
      const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
      if (!method) throw new Error(`No method "${name}"`);
      port.post({ kind: 'done', id, output: await method(input as never, transfer) });
    } catch (error) {
      if (!(error instanceof ExpectedError)) onBug(error);
      const known =
        error instanceof ExpectedError
          ? error
          : new ExpectedError('internal', 'Something went wrong inside Daypass.');
      port.post({ kind: 'failed', id, error: known.toApiError() });
    }
  }

  port.onMessage((raw, transfer) => {
    const parsed = messageSchema.safeParse(raw);
    if (!parsed.success) return onBug(parsed.error);
    const message = parsed.data;
    if (message.kind === 'call')
      return void serve(message.id, message.method, message.input, transfer);
    if (message.kind === 'event') return onEvent(message.topic, message.payload);
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'done') return caller?.resolve(message.output);
    caller?.reject(ExpectedError.from(message.error));
  });

  port.onClose(() => {
    closed = true;
    for (const caller of waiting.values()) caller.reject(goneError());
    waiting.clear();
  });

  return {
    call(method, input, transfer) {
      if (closed) return Promise.reject(goneError());
      const id = nextId++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        port.post({ kind: 'call', id, method, input }, transfer);
      });
    },
    emit(topic, payload) {
      if (!closed) port.post({ kind: 'event', topic, payload });
    },
  };
}

function goneError(): ExpectedError {
  return new ExpectedError(
    'unreachable',
    'That part of Daypass has stopped and is being started again. Try once more.',
  );
}
