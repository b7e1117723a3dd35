import type { ServerChannel } from 'ssh2';

type Message = 'CHANNEL_CLOSE' | 'CHANNEL_REQUEST';

/** @param rest of a request: its type, whether an answer is wanted, and data */
type Handler = (protocol: unknown, recipient: number, ...rest: readonly unknown[]) => void;

/** @param pass lets ssh2 handle the message, now or later */
type Taker = (pass: () => void, ...rest: readonly unknown[]) => void;

type Handlers = Record<Message, Handler>;

/** The parts of ssh2 1.17's channel and connection that messages of the other side come to. */
interface Ssh2Channel {
  readonly _client: { readonly _protocol: { readonly _handlers: Handlers } };
  readonly incoming: { readonly id: number };
}

/** By the connection's handlers, the kind of message, and the channel's id on this side. */
const takers = new WeakMap<Handlers, Record<Message, Map<number, Taker>>>();

/**
 * Handles a kind of message for a channel instead of ssh2.
 *
 * @returns leaves it to ssh2 again
 */
export function takeMessages(channel: ServerChannel, message: Message, take: Taker): () => void {
  const { _client, incoming } = channel as unknown as Ssh2Channel;
  const { id } = incoming;
  const of = takersOf(_client._protocol._handlers)[message];
  of.set(id, take);
  return () => {
    // Another channel may have the id by now.
    if (of.get(id) === take) of.delete(id);
  };
}

function takersOf(handlers: Handlers): Record<Message, Map<number, Taker>> {
  const known = takers.get(handlers);
  if (known) return known;
  const made = { CHANNEL_CLOSE: new Map<number, Taker>(), CHANNEL_REQUEST: new Map() };
  for (const message of ['CHANNEL_CLOSE', 'CHANNEL_REQUEST'] as const) {
    const handle = handlers[message];
    handlers[message] = (protocol, recipient, ...rest) => {
      const pass = (): void => handle(protocol, recipient, ...rest);
      const take = made[message].get(recipient);
      if (take) take(pass, ...rest);
      else pass();
    };
  }
  takers.set(handlers, made);
  return made;
}
