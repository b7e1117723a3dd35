import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import { replaceFile } from './authority/durable-file';
import type { KeyWrapper } from './authority/key-wrapper';

const fileSchema = z.strictObject({
  v: z.literal(1),
  /** Whether `data` is encrypted by the computer's keychain. */
  wrapped: z.boolean(),
  /** Base64. */
  data: z.base64(),
});

/**
 * A small secret in a file of its own (0600), encrypted where this computer has a keychain: made at the first use,
 * the same ever after. One that was stored while there was no keychain is encrypted once there is one.
 *
 * @param options.make makes the secret when the file is not there
 * @throws ExpectedError `store_unusable` when the file is damaged or does not open with this wrapper
 */
export function keepSecret(options: {
  readonly path: string;
  /** Which secret it is; it is bound to this name. */
  readonly name: string;
  readonly wrapper: KeyWrapper | null;
  readonly make: () => Buffer;
}): Buffer {
  const { path, name, wrapper, make } = options;
  if (!existsSync(path)) {
    const made = make();
    write(path, name, wrapper, made);
    return made;
  }
  try {
    const file = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const data = Buffer.from(file.data, 'base64');
    if (file.wrapped) {
      if (!wrapper) throw new Error('it is encrypted and the keychain is not there');
      return wrapper.unwrap(data, name);
    }
    if (wrapper) write(path, name, wrapper, data);
    return data;
  } catch (cause) {
    throw new ExpectedError(
      'store_unusable',
      `${path} cannot be read. Nothing was changed. Restore it from a backup, or unlock the keychain, and start ` +
        'Daypass again.',
      { cause },
    );
  }
}

function write(path: string, name: string, wrapper: KeyWrapper | null, plain: Buffer): void {
  const data = (wrapper ? wrapper.wrap(plain, name) : plain).toString('base64');
  replaceFile(path, `${JSON.stringify({ v: 1, wrapped: wrapper !== null, data })}\n`);
}
