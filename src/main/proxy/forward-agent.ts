import type { Duplex, Readable } from 'node:stream';
import ssh2, { type ClientChannel, type Connection, type IdentityCallback } from 'ssh2';
import { openAgentChannel } from '#main/ssh/agent-channel';
import type { Forwards } from './forwards';

type GotStream = (error?: Error | null, stream?: Duplex) => void;

/**
 * The caller's agent as ssh2's client wants it: each connection that the node opens to it leads on to the caller. It
 * never signs anything for the connection to the node, which has a key and a certificate of its own.
 */
export class CallerAgent extends ssh2.BaseAgent {
  readonly #connection: Connection;
  readonly #forwards: Forwards;

  constructor(connection: Connection, forwards: Forwards) {
    super();
    this.#connection = connection;
    this.#forwards = forwards;
  }

  override getIdentities(callback: IdentityCallback): void {
    callback(null, []);
  }

  override sign(): void {
    throw new Error('The agent is for programs on the node alone');
  }

  /** What ssh2 calls for a channel of the node; in `callback` it opens it and pipes it to the stream, both ways. */
  override getStream(callback: GotStream): void {
    const forward = this.#forwards.begin('agentForwarding', { host: '', port: 0 });
    if (typeof forward === 'string') return callback(new Error(forward));
    openAgentChannel(this.#connection, (error, caller) => {
      if (error) {
        forward.drop();
        return callback(error);
      }
      let node: Readable | null = null;
      caller.once('pipe', (source: Readable) => (node = source));
      callback(null, caller);
      const opened = node as ClientChannel | null;
      if (opened === null) return forward.drop();
      // ssh2 has joined them without holding back, and would leave one side open when the other closes.
      opened.unpipe(caller);
      caller.unpipe(opened);
      forward.join(caller, opened);
    });
  }
}
