import type { Notice } from './notice';
import { afterQuiet, bulletinOf, groupKey, groupsOf, type Bulletin } from './notice-summary';

/** Where bulletins are shown. */
export interface Board {
  /**
   * @param onGone called once it was clicked or closed there
   * @returns what closes it
   */
  show(bulletin: Bulletin, onGone: () => void): () => void;
}

/** Brings notices to people: each once, many as one, and none while they do not want to be disturbed. */
export interface Courier {
  /** @param together they were found at once, after nobody listened: two of them are one summary */
  send(notices: readonly Notice[], together?: boolean): void;
  /** What was said about a request is no longer so. */
  retract(profileId: string, request: string): void;
  /** Forgets a profile that is gone. */
  forget(profileId: string): void;
  /** Shows what was held back, once that is over; to be called a few times a minute. */
  settle(): void;
}

/** Within this time many are too many, in milliseconds. */
export const burstMs = 10_000;
/** How many within it are many. */
const many = 4;

interface Group {
  /** What was shown lately, one by one or as a summary. */
  recent: { readonly at: number; readonly notice: Notice }[];
  /** What is shown as a summary when the time is up; `null` while notices are shown as they come. */
  gathering: Notice[] | null;
  timer: NodeJS.Timeout | null;
}

const about = ({ profileId, request, key }: Notice): string => `${profileId} ${request ?? key}`;
const isAbout = (notice: Notice, profileId: string, request: string): boolean =>
  notice.profileId === profileId && notice.request === request;

export function createCourier(options: {
  readonly board: Board;
  readonly isQuiet: () => boolean;
  readonly now: () => number;
}): Courier {
  const { isQuiet, now } = options;
  const shown = createShown(options.board);
  const told = new Set<string>();
  const groups = new Map<string, Group>();
  let held: Notice[] = [];

  function groupOf(notice: Notice): Group {
    const known = groups.get(groupKey(notice));
    if (known) return known;
    const group: Group = { recent: [], gathering: null, timer: null };
    groups.set(groupKey(notice), group);
    return group;
  }

  function showTogether(group: Group, notices: readonly Notice[]): void {
    const [first, ...rest] = newest(notices);
    if (first) shown.show(bulletinOf([first, ...rest]));
    group.recent = notices.map((notice) => ({ at: now(), notice }));
  }

  function flush(group: Group): void {
    const notices = group.gathering ?? [];
    group.gathering = null;
    group.timer = null;
    if (isQuiet()) held.push(...notices);
    else showTogether(group, notices);
  }

  /** Many came: they wait for the rest of those that come within the time, and are shown as one. */
  function gather(group: Group, notices: readonly Notice[]): void {
    group.gathering = [...group.recent.map(({ notice }) => notice), ...notices];
    const began = group.recent[0]?.at ?? now();
    group.timer = setTimeout(() => flush(group), Math.max(0, began + burstMs - now()));
    group.timer.unref();
  }

  function add(notices: readonly [Notice, ...Notice[]], together: boolean): void {
    const group = groupOf(notices[0]);
    group.recent = group.recent.filter(({ at }) => at > now() - burstMs);
    if (group.gathering) group.gathering.push(...notices);
    else if (together && notices.length > 1) showTogether(group, notices);
    else if (group.recent.length + notices.length >= many) gather(group, notices);
    else
      for (const notice of notices) {
        shown.show(bulletinOf([notice]));
        group.recent.push({ at: now(), notice });
      }
  }

  /** Takes notices out from wherever they wait. */
  function drop(fits: (notice: Notice) => boolean): void {
    held = held.filter((notice) => !fits(notice));
    for (const group of groups.values()) {
      group.recent = group.recent.filter(({ notice }) => !fits(notice));
      group.gathering = group.gathering?.filter((notice) => !fits(notice)) ?? null;
    }
    shown.close(fits);
  }

  return {
    send(notices, together = false) {
      const news = notices.filter(({ key }) => !told.has(key));
      for (const { key } of news) told.add(key);
      for (const notice of news.filter(({ urgent }) => urgent)) shown.show(bulletinOf([notice]));
      const usual = news.filter(({ urgent }) => !urgent);
      if (isQuiet()) held.push(...usual);
      else for (const group of groupsOf(usual)) add(group, together);
    },
    retract: (profileId, request) => drop((notice) => isAbout(notice, profileId, request)),
    forget: (profileId) => drop((notice) => notice.profileId === profileId),
    settle() {
      if (isQuiet()) return;
      const [first, ...rest] = newest(held);
      held = [];
      if (first) shown.show(afterQuiet([first, ...rest]));
    },
  };
}

/** The last that was said about each request. */
function newest(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [about(notice), notice])).values()];
}

/** What is on the screen. About one request only the newest stands there. */
function createShown(board: Board) {
  const open = new Set<{ readonly notices: readonly Notice[]; readonly close: () => void }>();
  function close(goes: (notices: readonly Notice[]) => boolean): void {
    for (const each of [...open])
      if (goes(each.notices)) {
        open.delete(each);
        each.close();
      }
  }
  return {
    show(bulletin: Bulletin): void {
      const newer = new Set(bulletin.notices.map(about));
      close((notices) => notices.every((notice) => newer.has(about(notice))));
      const entry = { notices: bulletin.notices, close: () => undefined as void };
      open.add(entry);
      entry.close = board.show(bulletin, () => open.delete(entry));
    },
    /** Closes what is about these alone. */
    close: (fits: (notice: Notice) => boolean) => close((notices) => notices.every(fits)),
  };
}
