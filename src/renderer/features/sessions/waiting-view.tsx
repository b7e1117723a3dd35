import type { AccessRequestView } from '#shared/model/access-request';
import { requestsOf } from '../../stores/requests-store';
import { useApp, useFrom, useStores } from '../../stores/use-stores';
import { wouldPutAside, type Waiting } from '../../stores/waiting-store';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { inWords, sentence } from '../../ui/words';

/** How a request ended that gave nothing, in words. */
function endOf({ request }: AccessRequestView): string {
  const who = inWords(
    request.reviews
      .filter(({ verdict }) => verdict === 'deny')
      .flatMap(({ author, rule }) => author?.name ?? rule ?? []),
  );
  const why = request.resolution.trim() === '' ? '' : ` ${sentence(request.resolution)}`;
  switch (request.state) {
    case 'DENIED':
      return `${who || 'A reviewer'} denied it.${why}`;
    case 'EXPIRED':
      return 'Nobody decided on it in time.';
    case 'WITHDRAWN':
      return 'It was withdrawn.';
    default:
      return `This access has ended.${why}`;
  }
}

function useWaitingFor({ profileId, id }: Waiting) {
  const view = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profileId).views[id],
  );
  const held = useApp(({ profiles }) => profiles.find((each) => each.id === profileId)?.status);
  return { view, putsAside: wouldPutAside(held ?? null, id), isSignedIn: Boolean(held) };
}

function words(waiting: Waiting, view: AccessRequestView | undefined, isSignedIn: boolean) {
  const { name, login } = waiting;
  const who = `${name} as ${login}`;
  if (!isSignedIn) return { title: 'Signed out', text: `Sign in again to connect to ${who}.` };
  if (waiting.connecting) return { title: 'Approved', text: `Connecting to ${who}…` };
  if (!view || view.request.state === 'PENDING')
    return {
      title: 'Waiting for approval…',
      text: `You asked for ${who}. ${view?.waitingFor ? `Still needed: ${view.waitingFor}.` : ''} You connect as soon as it is approved.`,
    };
  if (view.request.state === 'APPROVED')
    return { title: 'Approved', text: `You may connect to ${who} now.` };
  return { title: 'No access', text: endOf(view) };
}

/** A terminal that opens once its request is approved, and how that stands. */
export function WaitingView({ waiting }: { readonly waiting: Waiting }) {
  const { waiting: store, actions, navigation } = useStores();
  const { view, putsAside, isSignedIn } = useWaitingFor(waiting);
  const { title, text } = words(waiting, view, isSignedIn);
  const isPending = view === undefined || view.request.state === 'PENDING';
  const mayConnect = isSignedIn && view?.request.state === 'APPROVED' && !waiting.connecting;
  return (
    <div role="status" aria-live="polite">
      <EmptyState
        icon={isPending ? 'requests' : 'terminal'}
        title={title}
        actions={
          <>
            {mayConnect && (
              <Button variant="primary" onClick={() => void store.connect(waiting.id)}>
                Connect
              </Button>
            )}
            <Button onClick={() => navigation.openRequest(waiting.id, 'mine')}>Show request</Button>
            {!waiting.connecting && (
              <Button onClick={() => void actions.stopWaiting(waiting.id)}>
                {isPending ? 'Withdraw' : 'Close'}
              </Button>
            )}
          </>
        }
      >
        {text}
        {mayConnect && putsAside && (
          <Callout tone="warn">
            Connecting puts aside what you have assumed now, and ends the terminals that use it.
          </Callout>
        )}
        {waiting.problem && <Callout tone="bad">{waiting.problem.message}</Callout>}
      </EmptyState>
    </div>
  );
}
