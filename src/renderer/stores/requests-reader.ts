import type { AccessRequestView } from '#shared/model/access-request';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import type { RequestsShow } from './navigation-store';
import { withListPart, withPage, type ProfileRequests } from './request-lists';

const pageSize = 50;

interface Learned {
  readonly profileId: string;
  readonly view: AccessRequestView;
}

/** Views as they become known, also for who is waiting for an answer that they may overtake. */
export interface News {
  learn(profileId: string, view: AccessRequestView): void;
  /** @returns what was learned since, and ends listening */
  listen(): () => readonly Learned[];
}

export function createNews(take: News['learn']): News {
  const listeners = new Set<Learned[]>();
  return {
    learn(profileId, view) {
      for (const heard of listeners) heard.push({ profileId, view });
      take(profileId, view);
    },
    listen() {
      const heard: Learned[] = [];
      listeners.add(heard);
      return () => {
        listeners.delete(heard);
        return heard;
      };
    },
  };
}

/** Reads lists page by page. */
export function createReader(
  bridge: Bridge,
  known: (profileId: string) => ProfileRequests,
  change: (profileId: string, next: (before: ProfileRequests) => ProfileRequests) => void,
  news: News,
) {
  async function fetchPage(profileId: string, show: RequestsShow, cursor: string | null) {
    const missed = news.listen();
    change(profileId, (before) => withListPart(before, show, { loading: true }));
    const input = { show, cursor, limit: pageSize };
    const answer = await callApi(bridge, profileId, 'requests.list', input);
    change(profileId, (before) =>
      answer.ok
        ? withPage(before, show, answer.value, cursor === null)
        : withListPart(before, show, { loading: false, loaded: true, error: answer.error }),
    );
    // What came while the page was on its way is not in it.
    for (const each of missed()) news.learn(each.profileId, each.view);
  }
  return {
    load: (profileId: string, show: RequestsShow) => fetchPage(profileId, show, null),
    async loadMore(profileId: string, show: RequestsShow) {
      const { next, loading } = known(profileId).lists[show];
      if (next !== null && !loading) await fetchPage(profileId, show, next);
    },
  };
}
