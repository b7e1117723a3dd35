import { assertNever } from '#shared/lib/assert-never';
import type { ProfileState, SessionState } from '#shared/ipc/app-state';
import type { Doing } from '../../stores/palette/doings';
import type { PaletteGroup, Target } from '../../stores/palette/targets';
import type { IndexState } from '../../stores/resource-index/resource-index';
import type { AccessRequestView } from '#shared/model/access-request';
import type { ResourceRow } from '#shared/model/search';
import type { IconName } from '../../ui/icon';
import { stateWords } from '../../ui/request-words';
import { clockText, instantText } from '../../ui/time';
import { accessStates, countOf, kindNames, type Words } from '../../ui/words';

export const groupTitles: Readonly<Record<PaletteGroup, string>> = {
  recent: 'Recent',
  resources: 'Resources',
  tabs: 'Open terminals',
  requests: 'Requests',
  commands: 'Commands',
  settings: 'Settings',
  profiles: 'Profiles',
  roles: 'Roles',
  sessions: 'Live sessions',
  recordings: 'Recordings',
  signs: 'Type first',
};

/** What a key does, on a button's few words. */
export function doingWords(doing: Doing): string {
  switch (doing.type) {
    case 'connect':
      return doing.logins.length > 1 ? 'Connect as…' : 'Connect';
    case 'ask-to-connect':
      return 'Request…';
    case 'request':
      return 'Add to request';
    case 'take-out':
      return 'Take out of request';
    case 'open-request':
      return 'Open request';
    case 'find':
      return 'Show in list';
    case 'show':
      return 'Show';
    case 'switch':
      return 'Switch';
    case 'run':
      return 'Run';
    case 'set':
      return 'Set';
    case 'narrow':
      return 'Narrow';
    default:
      return assertNever(doing);
  }
}

const day = 24 * 60 * 60_000;

function untilText(at: number, now: number): string {
  return at - now < day ? clockText(at) : instantText(at);
}

const sessionStates: Readonly<Record<SessionState['state'], Words>> = {
  connecting: { text: 'Connecting', tone: 'neutral' },
  open: { text: 'Open', tone: 'ok' },
  reconnecting: { text: 'Reconnecting', tone: 'warn' },
  ended: { text: 'Ended', tone: 'neutral' },
};

const profileStates: Readonly<Record<ProfileState['state'], Words | null>> = {
  'signed-in': null,
  'signed-out': { text: 'Signed out', tone: 'neutral' },
  unreachable: { text: 'Unreachable', tone: 'warn' },
};

type Views = Readonly<Record<string, AccessRequestView>>;

function resourceState(row: ResourceRow, views: Views, now: number): Words {
  if (row.locked !== undefined) return { text: 'Locked', tone: 'bad' };
  const { text, tone } = accessStates[row.state];
  const until = row.requests.map((id) => views[id]?.request.accessUntil ?? null).find(Boolean);
  return row.state === 'granted' && until
    ? { text: `${text} until ${untilText(until, now)}`, tone }
    : { text, tone };
}

/** How something stands now; `null` where there is nothing to say. */
export function stateOf(target: Target, views: Views, now: number): Words | null {
  switch (target.type) {
    case 'resource':
      return resourceState(target.row, views, now);
    case 'request':
      return stateWords(target.view.request, now);
    case 'tab':
      return sessionStates[target.session.state];
    case 'live':
      return { text: 'Live', tone: 'ok' };
    case 'profile':
      return profileStates[target.profile.state];
    case 'role':
    case 'recording':
    case 'action':
    case 'setting':
    case 'sign':
      return null;
    default:
      return assertNever(target);
  }
}

const icons = {
  role: 'key',
  tab: 'terminal',
  live: 'record',
  recording: 'play',
  request: 'requests',
  profile: 'user',
  action: 'right',
  setting: 'gear',
  sign: 'search',
} as const satisfies Readonly<Record<Exclude<Target['type'], 'resource'>, IconName>>;

export function iconOf(target: Exclude<Target, { type: 'resource' }>): IconName {
  return icons[target.type];
}

const whats: Readonly<Record<Exclude<Target['type'], 'resource'>, string>> = {
  role: 'Role',
  tab: 'Terminal',
  live: 'Live session',
  recording: 'Recording',
  request: 'Request',
  profile: 'Profile',
  action: 'Command',
  setting: 'Setting',
  sign: 'Narrows',
};

/** What something is, for who does not see its picture. */
export function whatOf(target: Target): string {
  return target.type === 'resource' ? kindNames[target.row.resource.kind] : whats[target.type];
}

/** How much of the resources is known here, where that is not everything, as it is now. */
export function indexWords(index: IndexState | undefined, isReachable: boolean): string {
  if (!index) return '';
  const { complete, table, total, error, asOf, filling } = index;
  const count = (all: number) => countOf(all, 'resource').replace(/^\d+/, all.toLocaleString('en'));
  if (!complete && error) return `The resources could not be read: ${error.message}`;
  if (!complete && total !== null && total > 0)
    return `Reading the resources: ${table.count.toLocaleString('en')} of ${count(total)}`;
  if (!complete) return filling ? 'Reading the resources' : '';
  if (asOf !== null && (!isReachable || error)) return `Resources as of ${clockText(asOf)}`;
  return '';
}

/** What is kept here, for who asks. */
export function memoryWords({ table, asOf }: IndexState): string {
  const size = `${(table.bytes / 1_000_000).toLocaleString('en', { maximumSignificantDigits: 2 })} MB`;
  const count = table.count.toLocaleString('en');
  const when = asOf === null ? '' : `, as of ${clockText(asOf)}`;
  return `${count} resources are kept here for finding, in ${size}${when}.`;
}
