import { afterAll, beforeAll, expect, test } from 'vitest';
import { readers } from './readers';
import { badShapes } from './shapes';
import { startWatched, type Watched } from './watched';

let watched: Watched;

beforeAll(async () => {
  watched = await startWatched();
}, 60_000);

afterAll(() => watched.close());

test.each(Object.keys(readers))(
  'no bad shape stops the reader of a %s',
  async (reader) => {
    for (const shape of badShapes)
      expect(await watched.read(reader, shape)).toMatchObject({ known: true });
  },
  300_000,
);
