import type { ClientChannel, ServerChannel } from 'ssh2';
import { repairFlow } from '#main/ssh/channel-flow';
import { closeChannel } from './channel-end';

/** How long a forward may stand still, in milliseconds, once one of its sides has said that it sends no more. */
const halfOpenMs = 5 * 60_000;

/**
 * Joins the two channels of a forward: bytes both ways, each side held back by the other; the end of one direction is
 * passed on and leaves the other open, as TCP does.
 *
 * @param closed runs once, when both are closed or about to be
 * @returns closes both now
 */
export function joinForward(
  caller: ServerChannel,
  node: ClientChannel,
  closed: () => void,
  halfOpen = halfOpenMs,
): () => void {
  repairFlow(caller);
  repairFlow(node);
  let over = false;
  let ends = 0;
  let idle: NodeJS.Timeout | undefined;
  const close = (): void => {
    if (over) return;
    over = true;
    clearTimeout(idle);
    for (const channel of [caller, node]) {
      channel.unpipe();
      closeChannel(channel);
    }
    closed();
  };
  const moved = (): void => void idle?.refresh();
  const directionEnded = (): void => {
    ends += 1;
    if (ends === 2) return close();
    idle = setTimeout(close, halfOpen);
  };
  const directions = [
    [caller, node],
    [node, caller],
  ] as const;
  for (const [from, to] of directions) {
    from.pipe(to, { end: false });
    from.on('data', moved);
    from.on('error', close);
    from.stderr.on('error', close);
    from.once('end', () =>
      // After what was written before; a channel that is closed by then is told nothing.
      to.write(Buffer.alloc(0), () => {
        to.eof();
        directionEnded();
      }),
    );
    from.once('close', () => to.write(Buffer.alloc(0), close));
  }
  return close;
}
