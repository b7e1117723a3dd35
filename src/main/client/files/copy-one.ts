import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { ConflictChoice } from '#shared/ipc/files';
import { copyFile, unsureBytes } from './copy-file';
import { numberedName, partialName, resumeAt } from './names';
import type { PlannedFile } from './plan';
import type { Question } from './questions';
import type { FileSide, Found, OpenFile } from './side';

export interface CopyContext {
  readonly from: FileSide;
  readonly to: FileSide;
  /** The folder that is copied to. */
  readonly root: string;
  readonly signal: AbortSignal;
  /** Names that this copy gives: of two files that are called the same here, neither replaces the other. */
  readonly given: Set<string>;
  /** Parts that are being written, by whatever copy. */
  readonly parts: Set<string>;
  readonly decide: (question: Question, signal: AbortSignal) => Promise<ConflictChoice>;
  /** So many bytes of the file are there; its size is known anew. */
  readonly onProgress: (file: PlannedFile, at: number, size: number) => void;
  /** A part was begun, or is gone again. */
  readonly onPart: (path: string, isThere: boolean) => void;
}

interface Place {
  readonly name: string;
  readonly path: string;
  /** What is to be replaced. */
  readonly there: Found | null;
}

const mostNumbers = 1_000;

/**
 * Copies one file under a temporary name, going on with the part of it that is there, and gives it its name at the end;
 * or does nothing, if the person wants it skipped.
 */
export async function copyOne(context: CopyContext, file: PlannedFile): Promise<void> {
  const source = await context.from.openToRead(file.path);
  try {
    const coming = await source.find();
    if (coming.kind !== 'file')
      throw new ExpectedError('wrong_state', t('clientFiles.copy.noFileAnyMore'));
    const place = await findPlace(context, file, coming);
    if (place) await bring(context, file, { source, coming, place });
  } finally {
    await source.close().catch(() => undefined);
  }
}

interface Bringing {
  readonly source: OpenFile;
  readonly coming: Found;
  readonly place: Place;
}

async function bring(context: CopyContext, file: PlannedFile, bringing: Bringing): Promise<void> {
  const { coming, place } = bringing;
  try {
    const { path: part, release } = claimPart(context, file, coming, place);
    try {
      await writePart(context, file, { ...bringing, part }).catch(async (error: unknown) => {
        // A part of what was changed meanwhile is a part of nothing.
        if (isConflict(error)) await context.to.remove(part);
        throw error;
      });
      if (!(await context.to.publish(part, place.path, place.there !== null)))
        throw new ExpectedError('conflict', t('clientFiles.copy.somethingCame'));
      context.onPart(part, false);
    } finally {
      release();
    }
  } catch (error) {
    context.given.delete(keyOf(context, file, place.name));
    throw error;
  }
}

function claimPart(context: CopyContext, file: PlannedFile, coming: Found, place: Place) {
  const { from, to, parts } = context;
  const { size, changed } = coming;
  const name = partialName({ place: from.place, path: file.path, size, changed }, place.name);
  const path = to.join(folderOf(context, file), name);
  const claim = `${to.place} ${path}`;
  if (parts.has(claim)) throw new ExpectedError('conflict', t('clientFiles.copy.underWay'));
  parts.add(claim);
  context.onPart(path, true);
  return { path, release: () => parts.delete(claim) };
}

async function writePart(
  { to, from, signal, onProgress }: CopyContext,
  file: PlannedFile,
  work: Bringing & { readonly part: string },
): Promise<void> {
  const { source, coming, part, place } = work;
  const { size } = coming;
  const found = await to.find(part);
  const usable = found?.kind === 'file' && !found.link ? found.size : null;
  const start = resumeAt(usable, size, unsureBytes);
  if (found && start === 0) await to.remove(part);
  const target = await to.openToWrite(part, start > 0);
  let at = start;
  onProgress(file, at, size);
  try {
    await copyFile({
      ...{ from: source, to: target, start, size, signal },
      largestChunk: Math.min(from.largestChunk, to.largestChunk),
      onBytes: (count) => onProgress(file, (at += count), size),
    });
    const after = await source.find();
    if (after.size !== size || after.changed !== coming.changed)
      throw new ExpectedError('conflict', t('clientFiles.copy.changed'));
    const mode =
      place.there && !place.there.link ? place.there.mode & 0o777 : to.modeFor(file.mode);
    await target.settle(mode, coming.changed);
  } finally {
    await target.close().catch(() => undefined);
  }
}

/** Where the file goes; `null`: nowhere, it is skipped. The name is taken from then on. */
async function findPlace(
  context: CopyContext,
  file: PlannedFile,
  coming: Found,
): Promise<Place | null> {
  const { to, given, decide, signal } = context;
  const name = file.target.at(-1) ?? '';
  const path = to.join(folderOf(context, file), name);
  const key = keyOf(context, file, name);
  if (given.has(key)) return freePlace(context, file, name);
  given.add(key);
  try {
    const there = await to.find(path);
    if (!there) return { name, path, there: null };
    if (there.kind !== 'file' && !there.link)
      throw new ExpectedError('conflict', t('clientFiles.copy.folderIsThere'));
    const question = { name: file.name, there: sizeAndTime(there), coming: sizeAndTime(coming) };
    const choice = await decide(question, signal);
    if (choice === 'replace') return { name, path, there };
    given.delete(key);
    return choice === 'skip' ? null : await freePlace(context, file, name);
  } catch (error) {
    given.delete(key);
    throw error;
  }
}

async function freePlace(context: CopyContext, file: PlannedFile, name: string): Promise<Place> {
  const { to, given } = context;
  for (let number = 2; number <= mostNumbers; number++) {
    const next = numberedName(name, number);
    const path = to.join(folderOf(context, file), next);
    const key = keyOf(context, file, next);
    if (given.has(key)) continue;
    given.add(key);
    if (!(await to.find(path))) return { name: next, path, there: null };
    given.delete(key);
  }
  throw new ExpectedError('conflict', t('clientFiles.copy.tooManyNames'));
}

const isConflict = (error: unknown): boolean =>
  error instanceof ExpectedError && error.code === 'conflict';
const sizeAndTime = ({ size, changed }: Found) => ({ size, changed });

function folderOf({ to, root }: CopyContext, { target }: PlannedFile): string {
  return target.slice(0, -1).reduce((folder, name) => to.join(folder, name), root);
}

function keyOf({ to }: CopyContext, { target }: PlannedFile, name: string): string {
  return [...target.slice(0, -1), name].map((each) => to.fold(each)).join('/');
}
