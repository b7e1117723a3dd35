import { numberText } from '#shared/i18n/formats';
import { t, type PlainKey } from '#shared/i18n/text';
import { assertNever } from '#shared/lib/assert-never';
import type { ProfileState, SessionState } from '#shared/ipc/app-state';
import type { Doing } from '../../stores/palette/doings';
import type { Target } from '../../stores/palette/targets';
import type { IndexState } from '../../stores/resource-index/resource-index';
import type { AccessRequestView } from '#shared/model/access-request';
import type { ResourceRow } from '#shared/model/search';
import type { IconName } from '../../ui/icon';
import { stateWords } from '../../ui/request-words';
import { clockText, instantText } from '../../ui/time';
import { accessStateWords, kindName, type Tone, type Words } from '../../ui/words';

const doingKeys = {
  'ask-to-connect': 'palette.does.askToConnect',
  request: 'palette.does.request',
  'take-out': 'palette.does.takeOut',
  'open-request': 'palette.does.openRequest',
  find: 'palette.does.find',
  show: 'palette.does.show',
  switch: 'palette.does.switch',
  run: 'palette.does.run',
  set: 'palette.does.set',
  narrow: 'palette.does.narrow',
} as const satisfies Readonly<Record<Exclude<Doing['type'], 'connect'>, PlainKey>>;

/** What a key does, on a button's few words. */
export function doingWords(doing: Doing): string {
  if (doing.type !== 'connect') return t(doingKeys[doing.type]);
  return doing.logins.length > 1 ? t('palette.does.connectAs') : t('words.connect');
}

const day = 24 * 60 * 60_000;

function untilText(at: number, now: number): string {
  return at - now < day ? clockText(at) : instantText(at);
}

const sessionTones: Readonly<Record<SessionState['state'], Tone>> = {
  connecting: 'neutral',
  open: 'ok',
  reconnecting: 'warn',
  ended: 'neutral',
};

function profileWords(state: ProfileState['state']): Words | null {
  switch (state) {
    case 'signed-in':
      return null;
    case 'signed-out':
      return { text: t('ui.profileState.signedOut'), tone: 'neutral' };
    case 'unreachable':
      return { text: t('ui.profileState.unreachable'), tone: 'warn' };
  }
}

type Views = Readonly<Record<string, AccessRequestView>>;

function resourceState(row: ResourceRow, views: Views, now: number): Words {
  if (row.locked !== undefined) return { text: t('palette.locked'), tone: 'bad' };
  const words = accessStateWords(row.state);
  const until = row.requests.map((id) => views[id]?.request.accessUntil ?? null).find(Boolean);
  return row.state === 'granted' && until
    ? { ...words, text: t('palette.grantedUntil', { until: untilText(until, now) }) }
    : words;
}

/** How something stands now; `null` where there is nothing to say. */
export function stateOf(target: Target, views: Views, now: number): Words | null {
  switch (target.type) {
    case 'resource':
      return resourceState(target.row, views, now);
    case 'request':
      return stateWords(target.view.request, now);
    case 'tab':
      return {
        text: t(`palette.session.${target.session.state}`),
        tone: sessionTones[target.session.state],
      };
    case 'live':
      return { text: t('palette.session.live'), tone: 'ok' };
    case 'profile':
      return profileWords(target.profile.state);
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

/** What something is, for who does not see its picture. */
export function whatOf(target: Target): string {
  return target.type === 'resource'
    ? kindName(target.row.resource.kind)
    : t(`palette.what.${target.type}`);
}

/** How much of the resources is known here, where that is not everything, as it is now. */
export function indexWords(index: IndexState | undefined, isReachable: boolean): string {
  if (!index) return '';
  const { complete, table, total, error, asOf, filling } = index;
  if (!complete && error) return t('palette.index.failed', { why: error.message });
  if (!complete && total !== null && total > 0)
    return t('palette.index.readingOf', { count: table.count, total });
  if (!complete) return filling ? t('palette.index.reading') : '';
  if (asOf !== null && (!isReachable || error))
    return t('palette.index.asOf', { time: clockText(asOf) });
  return '';
}

/** What is kept here, for who asks. */
export function memoryWords({ table, asOf }: IndexState): string {
  const megabytes = numberText(table.bytes / 1_000_000, { maximumSignificantDigits: 2 });
  const kept = { count: table.count, megabytes };
  return asOf === null
    ? t('palette.memory', kept)
    : t('palette.memoryAsOf', { ...kept, time: clockText(asOf) });
}
