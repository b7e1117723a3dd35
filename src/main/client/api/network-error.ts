import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';

/** Why a connection failed, by the codes of Node's sockets. Anything else is told with its code. */
const causes = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'cut',
  EPIPE: 'cut',
  ETIMEDOUT: 'silent',
  EHOSTUNREACH: 'noWay',
  ENETUNREACH: 'noWay',
  ENOTFOUND: 'noHost',
  EAI_AGAIN: 'noLookup',
  EPROTO: 'noTls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'noTls',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'early',
} as const;

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
    return new ExpectedError('wrong_pin', t('client.network.untrusted', { address }), {
      cause: error,
    });
  return new ExpectedError('unreachable', unreachable(code, address), { cause: error });
}

function unreachable(code: string, address: string): string {
  if (isKnown(code)) return t(`client.network.${causes[code]}`, { address });
  return code === ''
    ? t('client.network.failed', { address })
    : t('client.network.failedWith', { address, code });
}

function isKnown(code: string): code is keyof typeof causes {
  return Object.hasOwn(causes, code);
}

/** The same sentence for an answer that did not come in time. */
export function timeoutError(address: string): ExpectedError {
  return networkError(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' }), address);
}
