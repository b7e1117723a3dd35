import { ExpectedError } from '#shared/api/errors';
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
        error instanceof ExpectedError ? error.message : 'Open the request and try again.';
      tell({ title: `Not decided: ${notice.short}`, body: why });
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
  const title = `Not decided: ${requester.name}, ${resourcesInWords(view)}`;
  if (state !== 'PENDING') {
    const who = state === 'WITHDRAWN' ? requester.name : last;
    const by = who === undefined || state === 'EXPIRED' ? '' : ` by ${who}`;
    return { title, body: `It was ${stateWords[state]} meanwhile${by}.` };
  }
  const why = can.review
    ? `It has changed since the notification${last === undefined ? '' : `: ${last} reviewed it`}. Look at it again.`
    : `You may not review it any more. ${view.whyNotReview}`;
  return { title, body: why.trimEnd() };
}

const stateWords = {
  APPROVED: 'approved',
  DENIED: 'denied',
  WITHDRAWN: 'withdrawn',
  EXPIRED: 'not decided in time and has expired',
  REVOKED: 'approved and revoked',
  RELEASED: 'approved and given back',
  EXTENDED: 'approved',
} as const;

/** What a decision led to. */
function outcome(view: AccessRequestView, now: number): Said {
  const { state, requester, accessUntil } = view.request;
  const what = `${requester.name}, ${resourcesInWords(view)}`;
  switch (state) {
    case 'APPROVED': {
      const until = accessUntil === null ? '' : ` until ${clockInWords(accessUntil, now)}`;
      return { title: `You approved: ${what}`, body: `The access holds${until}.` };
    }
    case 'EXTENDED':
      return { title: `You approved: ${what}`, body: 'The access that it extends holds longer.' };
    case 'DENIED':
      return { title: `You denied: ${what}`, body: `${requester.name} is told.` };
    default:
      return {
        title: `Your review counts: ${what}`,
        body: `Still waiting for ${view.waitingFor}.`,
      };
  }
}
