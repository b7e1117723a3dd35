import { createHash } from 'node:crypto';
import { t } from '#shared/i18n/text';
import { deceptive } from '#shared/lib/plain-text';
import { err, ok, type Result } from '#shared/lib/result';

/** Names that Windows keeps for devices, in any folder and with any ending. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
const windowsForbids = /[<>:"|?*\\]/g;
/** What stands for a byte that is no UTF-8: such a name cannot be sent back as it came. */
const unreadable = '\uFFFD';

/**
 * What a file of a server is called here. What a name may not hold here is written as `_`; what could lead out of a
 * folder is no name at all.
 */
export function localName(name: string, platform: NodeJS.Platform): Result<string> {
  const problem = whyNoName(name);
  if (problem !== null) return err(problem);
  // Control characters command terminals; those that turn the order of reading disguise an ending.
  const plain = name.replace(deceptive, '_').replace(/[\t\n]/g, '_');
  if (platform !== 'win32') return ok(plain);
  const usable = plain.replace(windowsForbids, '_').replace(/[. ]$/, '_');
  return ok(reserved.test(usable) ? `_${usable}` : usable);
}

/** What a file of this computer is called on a server: the same, where it is a name at all. */
export function remoteName(name: string): Result<string> {
  const problem = whyNoName(name);
  return problem === null ? ok(name) : err(problem);
}

/** Whether it names something in a folder, and nothing outside of it. */
export function isFileName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name);
}

/** Whether all of it was UTF-8, so that it can be asked for by that name. */
export function isReadable(name: string): boolean {
  return !name.includes(unreadable);
}

function whyNoName(name: string): string | null {
  if (!isFileName(name)) return t('clientFiles.name.outside');
  if (!isReadable(name)) return t('clientFiles.name.unreadable');
  return null;
}

/** The same name beside one that is there: `notes.txt`, `notes (2).txt`, `notes (3).txt`. */
export function numberedName(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  return `${stem} (${number})${ending}`;
}

/** What a file was when it began to be copied. */
export interface Source {
  /** Which machine and login, or this computer. */
  readonly place: string;
  readonly path: string;
  readonly size: number;
  readonly changed: number;
}

const partialPattern = /^\.daypass-[0-9a-f]{24}\.part$/;

/**
 * The temporary name of a file that is not whole yet. It follows from what is copied, its size and when it was
 * changed: a part that is found under it can only be one of this very file.
 */
export function partialName({ place, path, size, changed }: Source, target: string): string {
  const key = JSON.stringify([place, path, size, changed, target]);
  return `.daypass-${createHash('sha256').update(key).digest('hex').slice(0, 24)}.part`;
}

export function isPartialName(name: string): boolean {
  return partialPattern.test(name);
}

/**
 * Where to go on with a file of which a part is there.
 *
 * @param unsure so many bytes at the end of the part may have holes, because they were on their way at once
 */
export function resumeAt(part: number | null, size: number, unsure: number): number {
  if (part === null || part > size) return 0;
  return Math.max(0, part - unsure);
}
