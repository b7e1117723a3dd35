import { z } from 'zod';
import { termsOf } from '../request-terms';
import type { SqliteDatabase } from './open';
import { statements } from './statements';

const idsSchema = z
  .string()
  .transform((text) => JSON.parse(text) as unknown)
  .pipe(z.array(z.object({ id: z.string() })));

/** Works out by what the requests of an earlier version are found. */
export function fillRequestTerms(database: SqliteDatabase): void {
  const put = database.prepare(statements['request-term']);
  const rows = database
    .prepare(
      "SELECT id, created, coalesce(asked ->> '$.resources', resources) AS resources FROM requests",
    )
    .all() as { id: string; created: number; resources: string }[];
  for (const { id, created, resources } of rows)
    for (const term of termsOf(idsSchema.parse(resources).map((each) => each.id)))
      put.run(term, created, id);
}
