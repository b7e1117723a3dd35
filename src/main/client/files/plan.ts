import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { isPartialName } from './names';
import type { FileSide, Found } from './side';

/** Something chosen to be copied. */
export interface Chosen {
  readonly path: string;
  readonly name: string;
}

export interface PlannedFolder {
  /** Where it is to be, below the folder that is copied to: by the names there. */
  readonly target: readonly string[];
  readonly name: string;
}

export interface PlannedFile extends PlannedFolder {
  readonly path: string;
  readonly size: number;
  readonly changed: number;
  readonly mode: number;
}

export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** What is copied, found before the first file is. */
export interface Plan {
  /** Each before those inside it. */
  readonly folders: PlannedFolder[];
  readonly files: PlannedFile[];
  readonly leftOut: LeftOut[];
}

const mostPlanned = 500_000;
const deepest = 100;

type Candidate = Found & Chosen;

/**
 * Walks through what was chosen. A link that was chosen itself is what it leads to; inside a folder links are left
 * out, so that a copy never leads outside of what was chosen and never goes round in circles.
 *
 * @throws ExpectedError `limit_exceeded` for what has no end
 */
export async function makePlan(
  from: FileSide,
  to: FileSide,
  chosen: readonly Chosen[],
  signal: AbortSignal,
): Promise<Plan> {
  const plan: Plan = { folders: [], files: [], leftOut: [] };
  for (const each of chosen) {
    signal.throwIfAborted();
    const found = await from.find(each.path);
    if (found) await take(plan, { from, to, signal }, { ...found, ...each, link: false }, []);
    else plan.leftOut.push({ name: each.name, reason: t('clientFiles.copy.gone') });
  }
  return plan;
}

interface Walk {
  readonly from: FileSide;
  readonly to: FileSide;
  readonly signal: AbortSignal;
}

async function take(
  plan: Plan,
  walk: Walk,
  { path, name, kind, link, size, changed, mode }: Candidate,
  above: readonly string[],
): Promise<void> {
  const label = [...above, name].join('/');
  const called = walk.to.nameFor(name);
  if (!called.ok) return void plan.leftOut.push({ name: label, reason: called.error });
  if (link || kind === 'other') {
    const reason = link ? t('clientFiles.copy.isLink') : t('clientFiles.copy.isNoFile');
    return void plan.leftOut.push({ name: label, reason });
  }
  const target = [...above, called.value];
  checkSize(plan, target);
  if (kind === 'file')
    return void plan.files.push({ target, name: label, path, size, changed, mode });
  plan.folders.push({ target, name: label });
  walk.signal.throwIfAborted();
  const entries = await walk.from.list(path).catch((error: unknown) => {
    if (!(error instanceof ExpectedError) || error.code === 'unreachable') throw error;
    plan.leftOut.push({ name: label, reason: error.message });
    return [];
  });
  for (const entry of entries)
    if (!isPartialName(entry.name))
      await take(plan, walk, { ...entry, path: walk.from.join(path, entry.name) }, target);
}

function checkSize({ files, folders, leftOut }: Plan, target: readonly string[]): void {
  if (target.length > deepest)
    throw new ExpectedError('limit_exceeded', t('clientFiles.copy.tooDeep'));
  if (files.length + folders.length + leftOut.length > mostPlanned)
    throw new ExpectedError('limit_exceeded', t('clientFiles.copy.tooMany', { most: mostPlanned }));
}
