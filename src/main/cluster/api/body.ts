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
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maxBodyBytes) throw tooLarge();
  const body = await readAll(request);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ExpectedError('invalid_input', 'The body is not JSON.');
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBodyBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    // Whoever goes away halfway is no fault of ours, and nothing for the log.
    throw new ExpectedError('invalid_input', 'The body ended too early.', { cause: error });
  }
  return Buffer.concat(chunks);
}

function tooLarge(): ExpectedError {
  return new ExpectedError('limit_exceeded', 'The body is larger than 2 MB.');
}
