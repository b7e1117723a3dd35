import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { AccessRequestView, ReviewVerdict } from '#shared/model/access-request';
import type { Screen } from './navigator';
import { markOf, type Notice, type NoticeAction } from './notice';
import type { Bulletin } from './notice-summary';
import type { RemoteClient } from './remote';
import { clockInWords, resourcesInWords } from './request-words';

/** A button that is pressed sooner than this was not read: the press was meant for what stood there before. */
export const unreadMs = 500;

/** What was chosen on a notification, done. */
export function createNoticeChoices(options: {
  readonly client: Pick<RemoteClient, 'call'>;
  readonly show: (screen: Screen) => void;
  readonly say: (title: string, body: string, onClick: () => void) => void;
  readonly onBug: (error: unknown) => void;
  readonly now: () => number;
}): (bulletin: Bulletin, action: NoticeAction | null, shownAt: number) => Promise<void> {
  const { client, show, say, onBug, now } = options;

  async function decide(notice: AboutRequest, verdict: ReviewVerdict): Promise<void> {
    const { profileId, request: id } = notice;
    const tell = ({ title, body }: Said) =>
      say(title, body, () => show({ screen: 'request', profileId, request: id }));
    try {
      const before = await client.call({ profileId, name: 'requests.get', input: { id } });
      if (markOf(before) !== notice.mark || !before.can.review) return tell(changed(before));
      const input = { id, verdict, message: '', terms: null };
      tell(outcome(await client.call({ profileId, name: 'requests.review', input }), now()));
    } catch (error) {
      if (!(error instanceof ExpectedError)) onBug(error);
      const why =
        error instanceof ExpectedError ? error.message : t('desktopNotices.decided.openAndRetry');
      tell({ title: t('desktopNotices.decided.notDecided', { what: notice.short }), body: why });
    }
  }

  return async ({ notices, profileId, list }, action, shownAt) => {
    const [notice, ...others] = notices;
    if (!notice || others.length > 0) return show({ screen: 'requests', profileId, show: list });
    if (!isAboutRequest(notice)) return show({ screen: 'resources', profileId });
    const { request } = notice;
    const chosen = now() - shownAt < unreadMs ? null : action;
    if (chosen === 'approve' || chosen === 'deny') return decide(notice, chosen);
    show({ screen: chosen === 'connect' ? 'connect' : 'request', profileId, request });
  };
}

type AboutRequest = Notice & { readonly request: string };
const isAboutRequest = (notice: Notice): notice is AboutRequest => notice.request !== null;

interface Said {
  readonly title: string;
  readonly body: string;
}

/** The button was for a request as it no longer is. */
function changed(view: AccessRequestView): Said {
  const { request, can } = view;
  const { state, reviews, requester } = request;
  const last = reviews.at(-1)?.author?.name;
  const title = t('desktopNotices.decided.notDecided', { what: whoAndWhat(view) });
  if (state !== 'PENDING') {
    const name = state === 'WITHDRAWN' ? requester.name : last;
    const body =
      name === undefined || state === 'EXPIRED'
        ? t('desktopNotices.decided.meanwhile', { state })
        : t('desktopNotices.decided.meanwhileBy', { state, name });
    return { title, body };
  }
  if (!can.review)
    return {
      title,
      body: `${t('desktopNotices.decided.noLonger')} ${view.whyNotReview}`.trimEnd(),
    };
  const body =
    last === undefined
      ? t('desktopNotices.decided.changed')
      : t('desktopNotices.decided.changedBy', { name: last });
  return { title, body };
}

function whoAndWhat(view: AccessRequestView): string {
  return `${view.request.requester.name}, ${resourcesInWords(view)}`;
}

/** What a decision led to. */
function outcome(view: AccessRequestView, now: number): Said {
  const { state, requester, accessUntil } = view.request;
  const what = whoAndWhat(view);
  switch (state) {
    case 'APPROVED':
      return {
        title: t('desktopNotices.decided.approved', { what }),
        body:
          accessUntil === null
            ? t('desktopNotices.decided.holds')
            : t('desktopNotices.decided.holdsUntil', { end: clockInWords(accessUntil, now) }),
      };
    case 'EXTENDED':
      return {
        title: t('desktopNotices.decided.approved', { what }),
        body: t('desktopNotices.decided.holdsLonger'),
      };
    case 'DENIED':
      return {
        title: t('desktopNotices.decided.denied', { what }),
        body: t('desktopNotices.decided.isTold', { name: requester.name }),
      };
    default:
      return {
        title: t('desktopNotices.decided.counts', { what }),
        body: t('desktopNotices.decided.waitingFor', { whom: view.waitingFor }),
      };
  }
}
