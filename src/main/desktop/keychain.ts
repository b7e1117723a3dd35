import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import type { KeyringState } from './keyring-probe';

/** What wraps a key: the system's keychain, as Electron reaches it. */
export interface Wrapper {
  /** Never blocks: says whether the other two may be called. */
  state(): Promise<KeyringState>;
  wrap(text: string): Buffer;
  unwrap(wrapped: Buffer): string;
}

export interface MasterKey {
  /** 32 bytes in base64, or `null` where the cluster's keys are kept without a keychain. */
  readonly key: string | null;
  /** What people should know about that, in words. */
  readonly warning: string | null;
}

const fileName = 'master-key.json';
const fileSchema = z.strictObject({ v: z.literal(1), wrapped: z.base64() });
const keySchema = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32);

const noKeychain: Readonly<Record<'locked' | 'absent', string>> = {
  absent:
    'This computer offers no keychain, so the cluster keeps its keys in files that only this account can read.',
  locked:
    "This computer's keychain is locked, so the cluster keeps its keys in files that only this account can read.",
};

/**
 * The key for a cluster that is about to be created: a new one, wrapped by the keychain and stored beside the
 * cluster's data, or none where there is no open keychain.
 */
export async function createMasterKey(folder: string, wrapper: Wrapper): Promise<MasterKey> {
  if (await readStored(folder)) return openMasterKey(folder, wrapper);
  const state = await wrapper.state();
  if (state !== 'open') return { key: null, warning: noKeychain[state] };
  const key = randomBytes(32).toString('base64');
  const stored = { v: 1, wrapped: wrapper.wrap(key).toString('base64') };
  await writeDurably(folder, JSON.stringify(stored));
  return { key, warning: null };
}

/**
 * The key of a cluster that exists. One that was created without a keychain stays without.
 *
 * @throws ExpectedError `store_unusable` when its key cannot be unwrapped now; nothing is changed then
 */
export async function openMasterKey(folder: string, wrapper: Wrapper): Promise<MasterKey> {
  const wrapped = await readStored(folder);
  if (!wrapped) {
    return {
      key: null,
      warning: 'The keys of this cluster are kept in files that only this account can read.',
    };
  }
  const state = await wrapper.state();
  if (state === 'locked')
    throw unusable("is locked. Unlock it, for example by signing in to the computer's desktop");
  if (state === 'absent') throw unusable('is not there. Sign in to the desktop that it belongs to');
  try {
    return { key: keySchema.parse(wrapper.unwrap(wrapped)), warning: null };
  } catch (cause) {
    throw unusable(
      'does not open this key. It was made by another account or on another computer; use that one',
      cause,
    );
  }
}

function unusable(what: string, cause?: unknown): ExpectedError {
  return new ExpectedError(
    'store_unusable',
    `The cluster's keys are protected by this computer's keychain, which ${what}, then start the cluster again. Nothing was lost.`,
    { cause },
  );
}

async function readStored(folder: string): Promise<Buffer | null> {
  let text: string;
  try {
    text = await readFile(join(folder, fileName), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw unreadable(folder, error);
  }
  try {
    return Buffer.from(fileSchema.parse(JSON.parse(text)).wrapped, 'base64');
  } catch (error) {
    throw unreadable(folder, error);
  }
}

function unreadable(folder: string, cause: unknown): ExpectedError {
  return new ExpectedError(
    'store_unusable',
    `The cluster's wrapped key, ${join(folder, fileName)}, cannot be read. Put it back from a backup, then start the cluster again.`,
    { cause },
  );
}

/** Whole or not at all, also when the power fails: the cluster's keys are worth nothing without this file. */
async function writeDurably(folder: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const target = join(folder, fileName);
  const file = await open(`${target}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${target}.new`, target);
  if (process.platform === 'win32') return;
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
