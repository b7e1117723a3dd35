import type { SessionState } from '#shared/ipc/app-state';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Decision } from '#shared/model/decision';

/** How somebody gets back to where a session has ended. */
export type WayBack =
  /** What they hold allows it, or it is not known yet: trying tells. */
  | { readonly type: 'connect' }
  /** An approved request of theirs gives it once it is assumed. */
  | { readonly type: 'assume'; readonly view: AccessRequestView }
  /** Nothing gives it now. */
  | { readonly type: 'request' };

/**
 * The way back to an ended session.
 *
 * @param decision what the cluster says of what they hold now; `null` while that is not known
 * @param views the requests that are known
 * @param active the requests that are assumed
 */
export function wayBack(
  { resource, login }: Pick<SessionState, 'resource' | 'login'>,
  decision: Pick<Decision, 'allowed'> | null,
  views: readonly AccessRequestView[],
  active: readonly string[],
): WayBack {
  if (!decision || decision.allowed) return { type: 'connect' };
  const covering = views
    .filter(({ can, request }) => can.assume && !active.includes(request.id))
    .filter(({ principals }) => principals[resource]?.login?.includes(login))
    .toSorted((a, b) => (b.request.accessUntil ?? 0) - (a.request.accessUntil ?? 0));
  const [longest] = covering;
  return longest ? { type: 'assume', view: longest } : { type: 'request' };
}
