import { ExpectedError, type ApiErrorCode } from '../api/errors';
import { t } from '../i18n/text';

/** Where something failed with a file. */
export type FilePlace = 'here' | 'there';

interface At {
  readonly place: FilePlace;
  readonly name: string;
}
type Problem = readonly [code: ApiErrorCode, words: (at: At) => string];

/** What an operating system says of a file, in words. Names as in errno. */
const problems: Readonly<Record<string, Problem>> = {
  ENOENT: ['not_found', (at) => t('clientFiles.problem.notThere', at)],
  EACCES: ['not_allowed', (at) => t('clientFiles.problem.notAllowed', at)],
  EPERM: ['not_allowed', (at) => t('clientFiles.problem.notAllowed', at)],
  EROFS: ['not_allowed', (at) => t('clientFiles.problem.readOnly', at)],
  EEXIST: ['conflict', (at) => t('clientFiles.problem.isThere', at)],
  ENOTEMPTY: ['conflict', (at) => t('clientFiles.problem.notEmpty', at)],
  ENOTDIR: ['wrong_state', (at) => t('clientFiles.problem.isNoFolder', at)],
  EISDIR: ['wrong_state', (at) => t('clientFiles.problem.isFolder', at)],
  ENAMETOOLONG: ['invalid_input', (at) => t('clientFiles.problem.tooLong', at)],
  ELOOP: ['wrong_state', (at) => t('clientFiles.problem.isLink', at)],
  ENOSPC: ['limit_exceeded', (at) => t('clientFiles.problem.noRoom', at)],
  EDQUOT: ['limit_exceeded', (at) => t('clientFiles.problem.allUsed', at)],
  EFBIG: ['limit_exceeded', (at) => t('clientFiles.problem.tooLarge', at)],
  EMFILE: ['limit_exceeded', (at) => t('clientFiles.problem.tooManyOpen', at)],
};

/** @param code as in errno; whatever is not known is told by its code */
export function fileProblem(code: string, place: FilePlace, name: string): ExpectedError {
  const at = { place, name };
  const known = problems[code];
  if (known) return new ExpectedError(known[0], known[1](at));
  return new ExpectedError('wrong_state', t('clientFiles.problem.other', { ...at, code }));
}

/** Waits for one of Node's file functions, and tells in words what it throws; whatever else is thrown passes as it is. */
export async function orLocalProblem<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (error instanceof ExpectedError || typeof code !== 'string') throw error;
    throw fileProblem(code, 'here', name);
  }
}
