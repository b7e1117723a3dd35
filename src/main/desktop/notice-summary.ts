import { t } from '#shared/i18n/text';
import type { Notice, NoticeList } from './notice';

/** What is shown: one notice, or one for many. */
export interface Bulletin {
  readonly title: string;
  readonly body: string;
  readonly profileId: string;
  readonly notices: readonly Notice[];
  readonly list: NoticeList;
}

const namedAtMost = 4;

/** The notice itself when there is just one, else one that names them all. */
export function bulletinOf(notices: Some): Bulletin {
  const [first] = notices;
  const { profileId, list } = first;
  if (notices.length === 1) return { ...first, notices };
  return { title: titleOf(list, notices.length), body: lines(notices), profileId, notices, list };
}

/**
 * What came while nobody was to be disturbed, in one: of several profiles and lists, each with its count. It leads to
 * what waits for a review, where anything does.
 */
export function afterQuiet(notices: Some): Bulletin {
  const bulletins = groupsOf(notices).map(bulletinOf);
  const main = bulletins.find(({ list }) => list === 'to-review') ?? bulletins[0];
  if (!main || bulletins.length === 1) return bulletinOf(notices);
  const body = bulletins.map(({ title, body: names }) => {
    const [line] = names.split('\n');
    return line === undefined ? title : `${title}: ${line}`;
  });
  return { ...main, title: t('desktopNotices.summary.afterQuiet'), body: body.join('\n'), notices };
}

type Some = readonly [Notice, ...Notice[]];

/** By profile and list, in the order in which each first comes. */
export function groupsOf(notices: readonly Notice[]): Some[] {
  const groups = new Map<string, [Notice, ...Notice[]]>();
  for (const notice of notices) {
    const key = groupKey(notice);
    const group = groups.get(key);
    if (group) group.push(notice);
    else groups.set(key, [notice]);
  }
  return [...groups.values()];
}

export const groupKey = ({ profileId, list }: Notice): string => `${profileId} ${list}`;

function titleOf(list: NoticeList, count: number): string {
  return list === 'to-review'
    ? t('desktopNotices.summary.toReview', { count })
    : t('desktopNotices.summary.mine', { count });
}

function lines(notices: readonly Notice[]): string {
  const rest = notices.length - namedAtMost;
  const shown = notices.slice(0, namedAtMost).map(({ short }) => short);
  const more = rest > 0 ? [t('desktopNotices.summary.more', { count: rest })] : [];
  return [...shown, ...more].join('\n');
}
