import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import type { Rank } from './rank-words';

/** The last row of a page: the next page starts after it, whatever came or went in between. */
export interface Cursor {
  readonly rank: Rank;
  readonly name: string;
  readonly id: string;
}

const cursorSchema = z.tuple([z.int().min(0).max(3), z.string(), z.string()]);

export function writeCursor({ rank, name, id }: Cursor): string {
  return Buffer.from(JSON.stringify([rank, name, id])).toString('base64url');
}

/** @throws ExpectedError `invalid_input` for text that is no cursor of ours */
export function readCursor(text: string): Cursor {
  try {
    const [rank, name, id] = cursorSchema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    return { rank: rank as Rank, name, id };
  } catch {
    throw new ExpectedError(
      'invalid_input',
      'The list cannot be continued from there. Search again.',
      { field: 'cursor' },
    );
  }
}
