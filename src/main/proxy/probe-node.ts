import { connect } from 'node:net';
import { err, ok, type Result } from '#shared/lib/result';
import { reasonOf } from './node-failure';

const timeoutMs = 10_000;
/** A server may say other lines before; no longer than this (RFC 4253, section 4.2, allows any). */
const mostBytes = 8_192;

/**
 * Looks whether an SSH server answers: connects, and waits for its identification line (RFC 4253, section 4.2). Nothing
 * is sent to it.
 *
 * @returns how long that took in milliseconds; or why not, in words that end a sentence
 */
export function probeNode(address: {
  readonly host: string;
  readonly port: number;
}): Promise<Result<number>> {
  return new Promise((resolve) => {
    const start = performance.now();
    const socket = connect({ ...address, noDelay: true });
    let heard = '';
    const answer = (result: Result<number>): void => {
      clearTimeout(timer);
      resolve(result);
      socket.destroy();
    };
    const timer = setTimeout(() => answer(err('it did not answer in time')), timeoutMs);
    socket.on('error', (error) => answer(err(reasonOf(error))));
    socket.on('close', () => answer(err('it closed the connection at once')));
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (/^SSH-2\.0-/m.test(heard)) answer(ok(performance.now() - start));
      else if (heard.length > mostBytes) answer(err('it does not answer as an SSH server'));
    });
  });
}
