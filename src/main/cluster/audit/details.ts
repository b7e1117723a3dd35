import type { AuditDetail } from '#shared/api/procedures/audit';
import { formatDuration } from '#shared/lib/duration';
import type { AuditRecord } from '#shared/model/audit';
import type { AuditNames } from './describe';
import { textOf } from './plain-words';

/** What holds the reason that somebody, or the cluster, gave; the first that is there counts. */
const reasons = ['reason', 'resolution', 'message', 'comment'] as const;

/** Names of what events hold; every other key is its own name, in words. */
const keyNames: Readonly<Record<string, string>> = {
  resourceId: 'resource',
  exitCode: 'exit code',
  what: 'what was run',
  assumed: 'assumed requests',
  procedure: 'what was called',
  code: 'error code',
  times: 'how many times',
  passedOver: 'left out before it',
  found: 'how many were found',
  show: 'searched among',
  session: 'sign-in session',
  of: 'whose session',
  sha256: 'SHA-256 of the file',
  hasInput: 'with what was typed',
  keepDays: 'days that recordings are kept',
};

const instants: ReadonlySet<string> = new Set([
  'until',
  'expires',
  'accessUntil',
  'pendingUntil',
  'startAt',
]);
const durations: ReadonlySet<string> = new Set(['accessDuration']);

/** The reason of an event, in one line; empty when it has none. */
export function whyOf({ data }: AuditRecord): string {
  return reasons.map((key) => textOf(data[key])).find((text) => text !== '') ?? '';
}

/** Everything that an event holds besides its reason, each with a name, and with names in place of ids. */
export function detailsOf({ data }: AuditRecord, names: AuditNames): AuditDetail[] {
  const named = (text: string): string => nameFor(text, names);
  return Object.entries(data).flatMap(([key, value]): AuditDetail[] => {
    const name = keyNames[key] ?? inWords(key);
    if (instants.has(key) && Number.isSafeInteger(value) && Number(value) >= 0)
      return [{ type: 'instant', name, at: Number(value) }];
    const text =
      durations.has(key) && typeof value === 'number'
        ? formatDuration(value)
        : textOf(value, named);
    return text === '' ? [] : [{ type: 'text', name, text }];
  });
}

/** An id with its name; anything else as it is. */
function nameFor(text: string, names: AuditNames): string {
  const name = text.startsWith('/') ? names.resource(text) : names.user(text);
  return name === text ? text : `${name} (${text})`;
}

function inWords(key: string): string {
  return key.replaceAll('_', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
