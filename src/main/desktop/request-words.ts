import { dateFormat } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import { formatDuration } from '#shared/lib/duration';
import { plainText } from '#shared/lib/plain-text';
import type { AccessRequestView } from '#shared/model/access-request';
import { constrainedTo, type Constraint } from '#shared/model/constraint';
import { principalTypes } from '#shared/model/principal';
import { parseResourceId } from '#shared/model/resource-id';

const named = 3;
/** Notifications and menus cut longer lines themselves, and not every one of them says so. */
const longestLine = 160;

/** What a request is for, in a line: `iot (alice), this-computer (deploy) and 2 more`; the roles where it names none. */
export function resourcesInWords(view: AccessRequestView): string {
  const { words, whole } = wantedInWords(view);
  return whole ? words : `${words.slice(0, longestLine - 1)}…`;
}

/**
 * Whether a line can say all that a request is for, so that one may decide by it alone: a few resources by their
 * names, each with the principals that it asks for, or a few roles.
 */
export function isSaidInFull(view: AccessRequestView): boolean {
  const { resources, roles } = view.request;
  const known = new Set(view.resources.map(({ id }) => id));
  const parts = resources.length === 0 ? roles.length : resources.length;
  return (
    parts > 0 &&
    parts <= named &&
    resources.every(({ id, constraint }) => known.has(id) && constraint.type !== 'by-role') &&
    wantedInWords(view).whole
  );
}

function wantedInWords(view: AccessRequestView): {
  readonly words: string;
  readonly whole: boolean;
} {
  const names = new Map(view.resources.map(({ id, name }) => [id, name]));
  const resources = view.request.resources.map(({ id, constraint }) => {
    const parsed = parseResourceId(id);
    const name = names.get(id) ?? (parsed.ok ? parsed.value.name : id);
    const principals = principalsOf(constraint);
    return principals.length === 0 ? name : `${name} (${principals.join(', ')})`;
  });
  const { roles } = view.request;
  const said =
    resources.length > 0 || roles.length === 0
      ? fewOf(resources)
      : t('desktopNotices.request.roles', { count: roles.length, names: fewOf(roles) });
  const words = plainText(said, Infinity);
  return { words, whole: words.length <= longestLine };
}

function fewOf(parts: readonly string[]): string {
  const names = parts.slice(0, named).join(', ');
  const count = parts.length - named;
  return count > 0 ? t('desktopNotices.request.andMore', { names, count }) : names;
}

/** Whom a constraint names; of an AWS role the name, which is the last part of its ARN. */
function principalsOf(constraint: Constraint): readonly string[] {
  const values = constrainedTo(constraint) ?? {};
  return principalTypes.flatMap((type) =>
    (values[type] ?? []).map((value) =>
      type === 'aws_role_arn' ? (value.split(/[:/]/).at(-1) ?? value) : value,
    ),
  );
}

/** What is left of a time, in minutes rounded up: what has just begun reads `8h`, not `7h 59m`. */
export function timeLeftInWords(until: number, now: number): string {
  return formatDuration(Math.max(1, Math.ceil((until - now) / 60_000)) * 60_000);
}

const clock: Intl.DateTimeFormatOptions = { timeStyle: 'short' };
const dayAndClock: Intl.DateTimeFormatOptions = {
  ...{ weekday: 'short', day: 'numeric', month: 'short' },
  ...{ hour: '2-digit', minute: '2-digit' },
};

/** A time of this computer's clock, `17:30`; on another day than now with that day, `Wed 16 Jan, 09:00`. */
export function clockInWords(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return dateFormat(isToday ? clock : dayAndClock).format(at);
}

/** The first line of what somebody wrote that says something, cut where it is long; empty when nothing does. */
export function firstLine(text: string): string {
  const line = text.split('\n').find((each) => plainText(each) !== '') ?? '';
  const words = plainText(line, Infinity);
  return words.length <= longestLine ? words : `${plainText(words, longestLine - 1)}…`;
}
