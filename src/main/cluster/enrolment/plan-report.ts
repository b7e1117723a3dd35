import { isDeepStrictEqual } from 'node:util';
import { staticLabels, unlessStatic } from '../administration/node-labels';
import type { NewAuditEvent } from '../audit/chain';
import type { Plan } from '../audit/ledger';
import type { NodeRecord } from '../store/records';
import { fingerprintsOf, type Report } from './report';

/** When a node reports and nothing is new, that alone is written down so often, in milliseconds. */
const seenEvery = 24 * 60 * 60_000;

/**
 * What a node's report changes. Its address and its name stay an administrator's; a host key that is not the one
 * that is known is put beside it as refused, and changes nothing until somebody confirms it.
 */
export function planReport(node: NodeRecord, report: Report, now: number): Plan<NodeRecord> {
  const next = reportedNode(node, report);
  const strange = strangeKey(node, report);
  const changed = strange === null ? next : { ...next, refusedKey: strange };
  const isNew = !isDeepStrictEqual(changed, node);
  if (!isNew && now - (node.lastSeen ?? 0) < seenEvery)
    return { writes: [], audit: [], result: node };
  const seen = { ...changed, lastSeen: now };
  const actor = 'cluster';
  const audit: NewAuditEvent[] = [{ type: 'node.report', actor, data: describe(node, seen) }];
  if (seen.refusedKey !== null && seen.refusedKey !== node.refusedKey)
    audit.push({ type: 'node.host_key_refused', actor, data: keysOf(node, seen.refusedKey) });
  const change = { type: 'resources' as const, request: null, change: null, by: null };
  return {
    writes: [{ type: 'node', node: seen }],
    audit,
    ...(isNew && { changes: [change] }),
    result: seen,
  };
}

/** Both keys, for whoever has to compare them. */
export function keysOf(node: NodeRecord, refused: string): Record<string, unknown> {
  const { id, name } = node.resource;
  const [known, shown] = [fingerprintsOf(node.hostKeys), fingerprintsOf([refused])];
  return { node: id, name, known, shown };
}

function reportedNode(node: NodeRecord, report: Report): NodeRecord {
  const labels = staticLabels(node);
  const commandLabels = unlessStatic(report.commandLabels, labels);
  return {
    ...node,
    resource: { ...node.resource, labels: { ...labels, ...commandLabels } },
    commandLabels,
    trusts: [...report.trusts],
    facts: report.facts,
    tunnelKey: report.tunnelKey,
  };
}

function strangeKey(node: NodeRecord, { hostKeys }: Report): string | null {
  const reported = hostKeys.map((key) => key.toString('base64'));
  if (reported.some((key) => node.hostKeys.includes(key))) return null;
  return reported[0] ?? null;
}

function describe(before: NodeRecord, after: NodeRecord): Record<string, unknown> {
  const { id, name } = after.resource;
  const differs = (key: 'commandLabels' | 'facts' | 'trusts' | 'tunnelKey') =>
    !isDeepStrictEqual(before[key], after[key]);
  return {
    node: id,
    name,
    ...(differs('commandLabels') && { labels: after.commandLabels }),
    ...(differs('facts') && { facts: after.facts }),
    ...(differs('trusts') && { trusts: after.trusts }),
    ...(differs('tunnelKey') && { tunnel: tunnelWords(after) }),
  };
}

/** The fingerprint of the tunnel's key, for people; `none` without one. */
function tunnelWords({ tunnelKey }: NodeRecord): string {
  return tunnelKey === null ? 'none' : fingerprintsOf([tunnelKey]);
}
