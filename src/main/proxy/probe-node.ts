import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { err, ok, type Result } from '#shared/lib/result';
import { reasonOf } from './node-failure';
import type { Tunnels } from './tunnels';

const timeoutMs = 10_000;
/** A server may say other lines before; no longer than this (RFC 4253, section 4.2, allows any). */
const mostBytes = 8_192;

/** Where a node is to be looked for. */
interface Probed {
  /** The node's UUID. */
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly tunnel: boolean;
}

/**
 * Looks whether a node's SSH server answers: connects, by its tunnel where it keeps one, and waits for the identification
 * line (RFC 4253, section 4.2). Nothing is sent to it.
 *
 * @returns how long that took in milliseconds; or why not, in words that end a sentence
 */
export async function probeNode(
  node: Probed,
  tunnels: Pick<Tunnels, 'open'>,
): Promise<Result<number>> {
  const start = performance.now();
  const { host, port } = node;
  if (!node.tunnel) return heard(connect({ host, port, noDelay: true }), start);
  const opened = await tunnels.open(node, AbortSignal.timeout(timeoutMs));
  return opened.ok ? heard(opened.value, start) : opened;
}

function heard(socket: Duplex, start: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    let text = '';
    const answer = (result: Result<number>): void => {
      clearTimeout(timer);
      resolve(result);
      socket.destroy();
    };
    const timer = setTimeout(() => answer(err('it did not answer in time')), timeoutMs);
    socket.on('error', (error) => answer(err(reasonOf(error))));
    socket.on('close', () => answer(err('it closed the connection at once')));
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (/^SSH-2\.0-/m.test(text)) answer(ok(performance.now() - start));
      else if (text.length > mostBytes) answer(err('it does not answer as an SSH server'));
    });
  });
}
