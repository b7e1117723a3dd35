import { ExpectedError, type ApiErrorCode } from '../api/errors';

/** Where something failed with a file. */
export type FilePlace = 'here' | 'there';

const where = { here: 'this computer', there: 'the server' } as const;
const whose = { here: 'Your account on this computer', there: 'This login on the server' } as const;

type Problem = readonly [code: ApiErrorCode, words: (place: FilePlace, name: string) => string];

/** What an operating system says of a file, in words. Names as in errno. */
const problems: Readonly<Record<string, Problem>> = {
  ENOENT: ['not_found', (place, name) => `${name} is not on ${where[place]} any more.`],
  EACCES: ['not_allowed', (place, name) => `${whose[place]} may not do this with ${name}.`],
  EPERM: ['not_allowed', (place, name) => `${whose[place]} may not do this with ${name}.`],
  EROFS: [
    'not_allowed',
    (place, name) => `${name} lies where nothing can be written on ${where[place]}.`,
  ],
  EEXIST: ['conflict', (_place, name) => `There is something of the name ${name} already.`],
  ENOTEMPTY: ['conflict', (_place, name) => `The folder ${name} is not empty.`],
  ENOTDIR: ['wrong_state', (_place, name) => `${name} is not a folder.`],
  EISDIR: ['wrong_state', (_place, name) => `${name} is a folder.`],
  ENAMETOOLONG: [
    'invalid_input',
    (place, name) => `The name ${name} is too long for ${where[place]}.`,
  ],
  ELOOP: ['wrong_state', (_place, name) => `${name} is a link, which is not written through.`],
  ENOSPC: [
    'limit_exceeded',
    (place) => `There is no room left on ${where[place]}. Make room, then try again.`,
  ],
  EDQUOT: [
    'limit_exceeded',
    (place) =>
      `All the room that you may use on ${where[place]} is used. Make room, then try again.`,
  ],
  EFBIG: [
    'limit_exceeded',
    (place, name) => `${name} is larger than a file may be on ${where[place]}.`,
  ],
  EMFILE: [
    'limit_exceeded',
    (place) => `Too many files are open on ${where[place]}. Try again in a moment.`,
  ],
};

/** @param code as in errno; whatever is not known is told by its code */
export function fileProblem(code: string, place: FilePlace, name: string): ExpectedError {
  const known = problems[code];
  if (known) return new ExpectedError(known[0], known[1](place, name));
  return new ExpectedError(
    'wrong_state',
    `${name} could not be read or written on ${where[place]} (${code}).`,
  );
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
