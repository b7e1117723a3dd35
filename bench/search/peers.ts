import Database from 'libsql';
import type { Resource } from '#shared/model/resource';

/** SQLite's full-text search over the same texts: the trigram tokenizer, which finds parts of words as we do. */
export interface FullText {
  /** How many rows hold all the words, with the first hundred of them; words of three characters or more. */
  find(words: readonly string[]): number;
  /** Pages of the database, in memory. */
  bytes(): number;
  close(): void;
}

export function openFullText(resources: Iterable<Resource>): FullText {
  const database = new Database(':memory:');
  database.exec("create virtual table found using fts5(name, labels, id, tokenize='trigram')");
  const insert = database.prepare('insert into found values (?, ?, ?)');
  database.exec('begin');
  for (const { name, labels, id } of resources) {
    const texts = Object.entries(labels).map(([key, value]) => `${key}=${value} ${key}:${value}`);
    insert.run(name, texts.join('\n'), id);
  }
  database.exec('commit');
  const page = database.prepare('select id from found where found match ? limit 100');
  const total = database.prepare('select count(*) as total from found where found match ?');
  const pragma = (name: string) =>
    Number(Object.values(database.prepare(`pragma ${name}`).get() as Record<string, number>)[0]);
  return {
    find(words) {
      const match = words.map((word) => `"${word}"`).join(' ');
      page.all(match);
      return (total.get(match) as { total: number }).total;
    },
    bytes: () => pragma('page_count') * pragma('page_size'),
    close: () => database.close(),
  };
}

/** The first hundred by name of what a condition holds for, found by trying every resource. */
export function scan(
  resources: readonly Resource[],
  holds: (resource: Resource) => boolean,
): readonly Resource[] {
  return resources
    .filter(holds)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, 100);
}
