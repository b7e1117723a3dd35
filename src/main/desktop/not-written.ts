import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';

/** Waits for a file in a place that the person chose, and says where it could not be written. */
export async function orNotWritten<T>(path: string, writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (cause) {
    const code =
      cause instanceof Error && 'code' in cause ? String(cause.code) : t('desktop.error.unknown');
    throw new ExpectedError('conflict', t('desktop.file.notWritten', { path, code }), { cause });
  }
}
