import type { IncomingMessage } from 'node:http';
import { ExpectedError } from '#shared/api/errors';

/** The largest body, in bytes. */
export const maxBodyBytes = 2 * 1024 * 1024;

/**
 * Reads a JSON body.
 *
 * @throws ExpectedError `limit_exceeded` when it is too large, `invalid_input` when it is not JSON
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json(;|$)/i.test(type))
    throw new ExpectedError('invalid_input', 'The body must be sent as application/json.');
  const body = await readBody(request, maxBodyBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ExpectedError('invalid_input', 'The body is not JSON.');
  }
}

/**
 * Reads a body of at most so many bytes.
 *
 * @throws ExpectedError `limit_exceeded` when it is larger, `invalid_input` when it ends too early
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) throw tooLarge(most);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    // Whoever goes away halfway is no fault of ours, and nothing for the log.
    throw new ExpectedError('invalid_input', 'The body ended too early.', { cause: error });
  }
  return Buffer.concat(chunks);
}

function tooLarge(most: number): ExpectedError {
  const words = most < 1024 * 1024 ? `${most / 1024} KB` : `${most / 1024 / 1024} MB`;
  return new ExpectedError('limit_exceeded', `The body is larger than ${words}.`);
}
