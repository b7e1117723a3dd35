import type { IncomingMessage, ServerResponse } from 'node:http';
import { ExpectedError } from '#shared/api/errors';
import { readBody } from '../api/body';
import { statusOf, toExpected } from '../api/http-errors';
import type { FailedCall } from '../api/notes';
import { calledFrom } from '../audit/origin';
import type { Enrolment } from './enrolment';
import { mostReportBytes } from './report';

/** Where servers turn to: a script to run, and what it sends. Answers are plain text, errors one sentence. */
export interface NodeEndpoint {
  /** Whether a path is one of these. */
  serves(path: string): boolean;
  serve(call: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly path: string;
    /** The caller's address. */
    readonly address: string;
  }): Promise<void>;
}

/**
 * `GET /enrol` is the script, for anybody. `POST /enrol/join`, `/enrol/report` and `/enrol/leave` take
 * `text/plain` and a secret as `authorization: Bearer …`.
 */
export function createNodeEndpoint(options: {
  readonly enrolment: Enrolment;
  /** The script for this cluster, as it is at the moment. */
  readonly script: () => string;
  readonly onFailed: (call: FailedCall) => void;
  readonly onBug: (error: unknown) => void;
}): NodeEndpoint {
  return {
    serves: (path) => path === '/enrol' || path.startsWith('/enrol/'),
    async serve({ request, response, path, address }) {
      try {
        send(
          response,
          200,
          await calledFrom(address, () => answer(options, request, path, address)),
        );
      } catch (thrown) {
        const error = toExpected(thrown, options.onBug);
        options.onFailed({ name: path.slice(1), user: null, input: null, address, error });
        // What is still on its way of a body that was refused is not read.
        if (!request.complete) response.setHeader('connection', 'close');
        send(response, statusOf[error.code], `${[error.message, ...error.details].join('\n')}\n`);
      }
    },
  };
}

async function answer(
  { enrolment, script }: { readonly enrolment: Enrolment; readonly script: () => string },
  request: IncomingMessage,
  path: string,
  address: string,
): Promise<string> {
  if (request.method === 'GET' && path === '/enrol') return script();
  const call = request.method === 'POST' ? path.slice('/enrol/'.length) : '';
  if (call !== 'join' && call !== 'report' && call !== 'leave')
    throw new ExpectedError('not_found', 'There is nothing here.');
  const secret = secretOf(request);
  if (!/^text\/plain(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new ExpectedError('invalid_input', 'The body must be sent as text/plain.');
  const body = await readBody(request, mostReportBytes);
  return enrolment[call]({ address, secret, body });
}

function secretOf({ headers }: IncomingMessage): string {
  const [, secret] = /^Bearer ([A-Za-z0-9._-]{1,128})$/.exec(headers.authorization ?? '') ?? [];
  if (secret !== undefined) return secret;
  throw new ExpectedError('wrong_credentials', 'A secret is needed: authorization: Bearer …');
}

function send(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return void response.destroy();
  const body = Buffer.from(text);
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
}
