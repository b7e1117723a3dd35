import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { KeyringState } from './keyring-probe';

/** What wraps a key: the system's keychain, as Electron reaches it. */
export interface Wrapper {
  /** Never blocks: says whether the other two may be called. */
  state(): Promise<KeyringState>;
  wrap(text: string): Buffer;
  unwrap(wrapped: Buffer): string;
}

const fileName = 'master-key.json';
const fileSchema = z.strictObject({ v: z.literal(1), wrapped: z.base64() });
const keySchema = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32);

/**
 * The key that a cluster's secrets are wrapped with: 32 bytes in base64, or `null` for a cluster without one. For
 * a folder that is still empty it is made, wrapped by the keychain and stored there, before anything else is; where
 * no keychain is open, the cluster is created without and stays without.
 *
 * @throws ExpectedError `store_unusable` when the stored key cannot be unwrapped now; nothing is changed then
 */
export async function masterKeyFor(folder: string, wrapper: Wrapper): Promise<string | null> {
  const wrapped = await readStored(folder);
  if (wrapped) return unwrap(wrapped, wrapper);
  if (!(await isEmpty(folder)) || (await wrapper.state()) !== 'open') return null;
  const key = randomBytes(32).toString('base64');
  const stored = { v: 1, wrapped: wrapper.wrap(key).toString('base64') };
  await writeDurably(folder, JSON.stringify(stored));
  return key;
}

async function unwrap(wrapped: Buffer, wrapper: Wrapper): Promise<string> {
  const state = await wrapper.state();
  if (state === 'locked') throw unusable(t('desktop.keychain.locked'));
  if (state === 'absent') throw unusable(t('desktop.keychain.absent'));
  try {
    return keySchema.parse(wrapper.unwrap(wrapped));
  } catch (cause) {
    throw unusable(t('desktop.keychain.otherKey'), cause);
  }
}

async function isEmpty(folder: string): Promise<boolean> {
  try {
    const names = await readdir(folder);
    return names.every((name) => name === `${fileName}.new`);
  } catch (error) {
    if (isMissing(error)) return true;
    throw unreadable(folder, error);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function unusable(message: string, cause?: unknown): ExpectedError {
  return new ExpectedError('store_unusable', message, { cause });
}

async function readStored(folder: string): Promise<Buffer | null> {
  let text: string;
  try {
    text = await readFile(join(folder, fileName), 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw unreadable(folder, error);
  }
  try {
    return Buffer.from(fileSchema.parse(JSON.parse(text)).wrapped, 'base64');
  } catch (error) {
    throw unreadable(folder, error);
  }
}

function unreadable(folder: string, cause: unknown): ExpectedError {
  return unusable(t('desktop.keychain.unreadable', { path: join(folder, fileName) }), cause);
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
