import type { ClientChannel, ServerChannel } from 'ssh2';
import { repairFlow } from '#main/ssh/channel-flow';
import { onEndOfWrite, sendEndOfWrite } from '#main/ssh/end-of-write';
import { holdClose } from '#main/ssh/held-close';
import type { ExitOutcome } from '#main/ssh/ssh2-connection';
import { afterWrites, closeChannel, endChannel } from './channel-end';

/**
 * Joins a caller's channel with a node's: bytes both ways, each side held back by the other; the end of input and
 * of output, error output, and how the program ended.
 *
 * A caller who closes his side is told how the program ended before the other side is closed, too.
 *
 * @param ended runs once, when the node closed its side and everything it sent was handed on, or when the caller's
 *   connection was lost; `outcome` is `null` when the node did not say how the program ended, and `left` says
 *   whether the caller went before the program's output ended
 */
export function relay(
  caller: ServerChannel,
  node: ClientChannel,
  ended: (outcome: ExitOutcome | null, left: boolean) => void,
): void {
  repairFlow(node);
  const outcome = outcomeOf(node);
  let left = false;
  let over = false;
  const finish = (): void => {
    if (over) return;
    over = true;
    ended(outcome(), left);
  };

  caller.pipe(node);
  node.pipe(caller, { end: false });
  node.stderr.pipe(caller.stderr, { end: false });
  // The channel closes after its output ended; its error output may still be on the way then.
  let streams = 2;
  let closed = false;
  const step = (): void => {
    if (streams > 0) return;
    if (closed) endChannel(caller, outcome(), finish);
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
  onEndOfWrite(caller, () => endOutput(node, caller));
  holdClose(caller, () => {
    left = streams > 0;
    leave(caller, node);
  });
  caller.once('close', () => {
    left ||= streams > 0;
    node.close();
    finish();
  });
  for (const stream of [node, node.stderr, caller, caller.stderr])
    stream.on('error', () => closeChannel(caller));
}

/** @returns how the program ended, once the node said so */
function outcomeOf(node: ClientChannel): () => ExitOutcome | null {
  let outcome: ExitOutcome | null = null;
  node.on('exit', (code: number | null, signal?: string, coreDumped?: boolean) => {
    outcome =
      code === null
        ? { type: 'signal', name: signal ?? 'SIGKILL', coreDumped: coreDumped === true }
        : { type: 'status', code };
  });
  return () => outcome;
}

/** The caller takes no more output: the node is told, and what still comes is let go. */
function endOutput(node: ClientChannel, caller: ServerChannel): void {
  node.unpipe(caller);
  node.resume();
  sendEndOfWrite(node);
}

/** The caller is gone. What he sent before is still handed on. */
function leave(caller: ServerChannel, node: ClientChannel): void {
  endOutput(node, caller);
  node.stderr.unpipe(caller.stderr);
  node.stderr.resume();
  caller.eof();
  if (node.writableFinished) node.close();
  else node.once('finish', () => node.close());
}
