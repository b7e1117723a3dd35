import type { ClientChannel, ServerChannel } from 'ssh2';
import { repairFlow } from '#main/ssh/channel-flow';
import type { ExitOutcome } from '#main/ssh/ssh2-connection';
import { afterWrites, closeChannel, endChannel } from './channel-end';

/**
 * Joins a caller's channel with a node's: bytes both ways, each side held back by the other; the end of input and
 * of output, error output, and how the program ended.
 *
 * @param ended runs once, when the node closed its side and everything it sent was handed on, or when the caller
 *   closed his; `null` when the node did not say how the program ended
 */
export function relay(
  caller: ServerChannel,
  node: ClientChannel,
  ended: (outcome: ExitOutcome | null) => void,
): void {
  repairFlow(node);
  let outcome: ExitOutcome | null = null;
  let over = false;
  const finish = (): void => {
    if (over) return;
    over = true;
    ended(outcome);
  };

  caller.pipe(node);
  node.pipe(caller, { end: false });
  node.stderr.pipe(caller.stderr, { end: false });
  node.on('exit', (code: number | null, signal?: string, coreDumped?: boolean) => {
    outcome =
      code === null
        ? { type: 'signal', name: signal ?? 'SIGKILL', coreDumped: coreDumped === true }
        : { type: 'status', code };
  });
  // The channel closes after its output ended; its error output may still be on the way then.
  let streams = 2;
  let closed = false;
  const step = (): void => {
    if (streams > 0) return;
    if (closed) endChannel(caller, outcome, finish);
    else afterWrites(caller, () => caller.eof());
  };
  const streamEnded = (): void => {
    streams -= 1;
    step();
  };
  node.once('end', streamEnded);
  node.stderr.once('end', streamEnded);
  node.once('close', () => {
    closed = true;
    step();
  });
  caller.once('close', () => {
    node.close();
    finish();
  });
  for (const stream of [node, node.stderr, caller, caller.stderr])
    stream.on('error', () => closeChannel(caller));
}
