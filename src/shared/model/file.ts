import { z } from 'zod';

/** What a folder holds, here or on a server. A link is what it leads to; `other` when that is neither or is gone. */
export const fileEntrySchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['file', 'folder', 'other']),
  link: z.boolean(),
  /** In bytes. */
  size: z.int().min(0),
  /** When it was last changed, in milliseconds since the epoch; 0 where nobody knows. */
  changed: z.number(),
  /** The permission bits of POSIX; 0 where there are none. */
  mode: z.int().min(0),
});
export type FileEntry = z.infer<typeof fileEntrySchema>;

/** At most so many entries of a folder are listed. */
export const mostEntries = 200_000;

/** States of a copy that nothing follows, unless somebody wants it once more. */
const finalTransferStates: readonly string[] = ['done', 'failed', 'cancelled'];

/** Whether a copy is under way, or waits to be. */
export const isUnderWay = ({ state }: { readonly state: string }): boolean =>
  !finalTransferStates.includes(state);

/** The name of one thing in a folder, as a part of a path. */
export const fileNameSchema = z
  .string()
  .min(1)
  .max(255)
  .refine((name) => name !== '.' && name !== '..' && !/[/\0]/.test(name), 'is not a file name');

/** An absolute path on a server. */
export const remotePathSchema = z
  .string()
  .max(4_096)
  .refine((path) => path.startsWith('/') && !path.includes('\0'), 'is not a path');
