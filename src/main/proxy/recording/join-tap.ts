import { Writable, type Readable } from 'node:stream';
import type { ClientChannel, ServerChannel } from 'ssh2';
import type { SessionTap } from './session-tap';

/** A pipe's second end, which takes each chunk at once: where it waited in a queue, its memory would be given away. */
class TapEnd extends Writable {
  readonly #take: (data: Buffer) => boolean;

  constructor(take: (data: Buffer) => boolean) {
    super();
    this.#take = take;
  }

  override write(data: unknown): boolean {
    return this.#take(data as Buffer);
  }
}

/**
 * Lets a tap see what passes between a caller and a node. Call it before the two are joined: the tap has to see bytes
 * before they are sent on, for then their memory is given back.
 */
export function joinTap(tap: SessionTap, caller: ServerChannel, node: ClientChannel): void {
  const ends: TapEnd[] = [];
  const follow = (stream: Readable, take: (data: Buffer) => boolean): void => {
    const end = new TapEnd(take);
    ends.push(end);
    stream.pipe(end, { end: false });
  };
  follow(node, (data) => tap.output(data, 'output'));
  follow(node.stderr, (data) => tap.output(data, 'error'));
  if (tap.input) follow(caller, tap.input);
  tap.onRoom(() => {
    for (const end of ends) end.emit('drain');
  });
}
