import { ExpectedError } from '#shared/api/errors';

/** Why a connection failed, by the codes of Node's sockets. Anything else is told with its code. */
const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused. Is the cluster running?',
  ECONNRESET: 'the connection was cut. Is the cluster starting again? Try once more.',
  EPIPE: 'the connection was cut. Is the cluster starting again? Try once more.',
  ETIMEDOUT: 'no answer. Check the address and your network.',
  EHOSTUNREACH: 'there is no way to that address. Check your network.',
  ENETUNREACH: 'there is no way to that address. Check your network.',
  ENOTFOUND: 'no such host. Check the address.',
  EAI_AGAIN: 'the name could not be looked up. Check your network.',
  EPROTO: 'what answers there does not speak TLS as a Daypass cluster does. Check the address.',
  ERR_SSL_WRONG_VERSION_NUMBER:
    'what answers there does not speak TLS as a Daypass cluster does. Check the address.',
  CERT_HAS_EXPIRED: "the server's certificate has ended. Check the clocks of both computers.",
  CERT_NOT_YET_VALID:
    "the server's certificate is not valid yet. Check the clocks of both computers.",
};

/** Failures of a handshake that mean: whoever answers is not vouched for by the authority that was pinned. */
const untrusted: ReadonlySet<string> = new Set([
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'INVALID_CA',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** A socket's failure as a sentence that names the address and what to do; an ExpectedError passes unchanged. */
export function networkError(error: unknown, address: string): ExpectedError {
  if (error instanceof ExpectedError) return error;
  const code = codeOf(error);
  if (untrusted.has(code))
    return new ExpectedError(
      'wrong_pin',
      `What answers at ${address} is not the cluster you joined: its certificate does not come from the pinned authority. Nothing was sent. Ask the cluster's administrator before you sign in again.`,
      { cause: error },
    );
  const cause = causes[code] ?? `the connection failed${code ? ` (${code})` : ''}. Try once more.`;
  return new ExpectedError('unreachable', `Cannot reach ${address}: ${cause}`, { cause: error });
}

/** The same sentence for an answer that did not come in time. */
export function timeoutError(address: string): ExpectedError {
  return networkError(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' }), address);
}
