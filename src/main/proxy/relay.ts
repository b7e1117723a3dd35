import type { ClientChannel, ServerChannel } from 'ssh2';
import { repairFlow } from '#main/ssh/channel-flow';
import { sendExit, type ExitOutcome } from '#main/ssh/ssh2-connection';

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
  let left = 3;
  const step = (): void => {
    left -= 1;
    if (left === 1) afterWrites(caller, () => caller.eof());
    if (left > 0) return;
    afterWrites(caller, () => {
      if (outcome !== null) sendExit(caller, outcome);
      closeChannel(caller);
      finish();
    });
  };
  // The channel closes after its output ended; its error output may still be on the way then.
  node.once('end', step);
  node.stderr.once('end', step);
  node.once('close', step);
  caller.once('close', () => {
    node.close();
    finish();
  });
  for (const stream of [node, node.stderr, caller, caller.stderr])
    stream.on('error', () => closeChannel(caller));
}

/** Ends a caller's channel with a sentence on his error output and exit status 255, as ssh's own failures have. */
export function failChannel(caller: ServerChannel, sentence: string): void {
  caller.stderr.write(`${sentence}\r\n`, () => {
    sendExit(caller, { type: 'status', code: 255 });
    closeChannel(caller);
  });
}

/** Runs once what was written to the channel so far, output and error output, is on its way. */
function afterWrites(channel: ServerChannel, run: () => void): void {
  channel.write(Buffer.alloc(0), () => channel.stderr.write(Buffer.alloc(0), run));
}

function closeChannel(channel: ServerChannel): void {
  channel.end();
  channel.close();
}
