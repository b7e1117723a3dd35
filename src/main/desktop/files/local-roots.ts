import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { fileProblem, orLocalProblem } from '#shared/lib/file-problem';
import type { LocalRoot } from '#shared/ipc/files';

/** A folder or file under a root, by the names that lead to it. */
export interface LocalPlace {
  readonly root: string;
  readonly path: readonly string[];
}

/** What was dropped is remembered for so many things. */
const mostDropped = 10_000;

/**
 * The folders of this computer that the person opened. The window knows them by an id and names what is in them; where
 * that is, and whether it still lies in the folder, is found out here each time.
 */
export class LocalRoots {
  readonly #newId: () => string;
  readonly #platform: NodeJS.Platform;
  readonly #roots = new Map<string, { readonly path: string; readonly label: string }>();
  readonly #dropped = new Map<string, string>();

  constructor(newId: () => string, platform: NodeJS.Platform = process.platform) {
    this.#newId = newId;
    this.#platform = platform;
  }

  list(): LocalRoot[] {
    return [...this.#roots].map(([id, { label }]) => ({ id, label }));
  }

  /** Opens a folder that the person chose; one that is open keeps its id. */
  async open(path: string, label: string): Promise<LocalRoot> {
    const real = await orLocalProblem(path, realpath(path));
    for (const [id, root] of this.#roots) if (root.path === real) return { id, label: root.label };
    const id = this.#newId();
    this.#roots.set(id, { path: real, label });
    return { id, label };
  }

  /**
   * The real path of what is there, without links.
   *
   * @throws ExpectedError `not_allowed` for what a link leads out of the root
   */
  async real({ root: id, path }: LocalPlace): Promise<string> {
    const root = this.#roots.get(id);
    if (!root) throw new ExpectedError('not_found', t('desktop.files.folderClosed'));
    for (const name of path) this.#checkName(name);
    const name = path.at(-1) ?? root.label;
    const real = await orLocalProblem(name, realpath(join(root.path, ...path)));
    if (isInside(root.path, real)) return real;
    throw new ExpectedError('not_allowed', t('desktop.files.leadsOut', { name }));
  }

  /** The path of something in a folder, which may be a link or not be there yet. */
  async inside(place: LocalPlace, name: string): Promise<string> {
    this.#checkName(name);
    return join(await this.real(place), name);
  }

  /** Keeps what the person dropped on the window. @returns an id for each */
  drop(paths: readonly string[]): string[] {
    return paths.map((path) => {
      const id = this.#newId();
      this.#dropped.set(id, path);
      const oldest = this.#dropped.keys().next().value;
      if (this.#dropped.size > mostDropped && oldest !== undefined) this.#dropped.delete(oldest);
      return id;
    });
  }

  /** @throws ExpectedError `not_found` for an id that no drop gave */
  dropped(id: string): string {
    const path = this.#dropped.get(id);
    if (path !== undefined) return path;
    throw new ExpectedError('not_found', t('desktop.files.dropGone'));
  }

  /** Windows takes both for the parts of a path. */
  #checkName(name: string): void {
    if (this.#platform === 'win32' && /[\\:]/.test(name)) throw fileProblem('ENOENT', 'here', name);
  }
}

/** By the parts of both paths: that one begins with the other proves nothing. */
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
