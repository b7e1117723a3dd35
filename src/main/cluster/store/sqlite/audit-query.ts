import type { AuditMention, AuditSearch, Repository } from '../repository';

interface Part {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What words are looked for in. */
const everything = "lower(type || ' ' || coalesce(address, '') || ' ' || data)";

/** One statement for a stretch of the audit log; see {@link Repository.searchAudit}. */
export function auditQuery(page: Parameters<Repository['searchAudit']>[0]): Part {
  const { search, from, before, limit } = page;
  const parts: Part[] = [
    { sql: 'sequence >= ? AND sequence < ?', values: [from, before] },
    ...conditionsOf(search),
    ...search.mentions.map(mentionOf),
  ];
  return {
    sql: `SELECT * FROM audit WHERE ${parts.map(({ sql }) => `(${sql})`).join(' AND ')} ORDER BY sequence DESC LIMIT ?`,
    values: [...parts.flatMap(({ values }) => values), limit],
  };
}

function conditionsOf({ from, until, types, request }: AuditSearch): Part[] {
  const parts: Part[] = [];
  if (from !== null) parts.push({ sql: 'at >= ?', values: [from] });
  if (until !== null) parts.push({ sql: 'at < ?', values: [until] });
  if (types.length > 0)
    parts.push(
      anyOf(
        types.map(() => 'type GLOB ?'),
        types,
      ),
    );
  if (request !== null) parts.push({ sql: "data ->> '$.request' = ?", values: [request] });
  return parts;
}

function mentionOf({ texts, actors }: AuditMention): Part {
  return anyOf(
    [...texts.map(() => `instr(${everything}, lower(?)) > 0`), ...actors.map(() => 'actor = ?')],
    [...texts, ...actors],
  );
}

function anyOf(conditions: readonly string[], values: readonly unknown[]): Part {
  return { sql: conditions.length > 0 ? conditions.join(' OR ') : 'FALSE', values };
}
