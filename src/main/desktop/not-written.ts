import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';

/** For a file in a place that the person chose. */
export function notWritten(path: string, cause: unknown): ExpectedError {
  const code =
    cause instanceof Error && 'code' in cause ? String(cause.code) : t('desktop.error.unknown');
  return new ExpectedError('conflict', t('desktop.file.notWritten', { path, code }), { cause });
}
