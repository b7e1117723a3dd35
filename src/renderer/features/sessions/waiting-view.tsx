import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { requestsOf } from '../../stores/requests-store';
import { useApp, useFrom, useStores } from '../../stores/use-stores';
import { wouldPutAside, type Waiting } from '../../stores/waiting-store';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { sentence } from '../../ui/words';

/** How a request ended that gave nothing, in words. */
function endOf({ request }: AccessRequestView): string {
  const who = inWords(
    request.reviews
      .filter(({ verdict }) => verdict === 'deny')
      .flatMap(({ author, rule }) => author?.name ?? rule ?? []),
  );
  const why = sentence(request.resolution);
  const withWhy = (end: string) =>
    why === '' ? end : t('sessions.waiting.withReason', { end, why });
  switch (request.state) {
    case 'DENIED':
      return withWhy(
        who === '' ? t('sessions.waiting.deniedByReviewer') : t('sessions.waiting.denied', { who }),
      );
    case 'EXPIRED':
      return t('sessions.waiting.expired');
    case 'WITHDRAWN':
      return t('sessions.waiting.withdrawn');
    default:
      return withWhy(t('sessions.waiting.ended'));
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
  const who = { name: waiting.name, login: waiting.login };
  if (!isSignedIn)
    return { title: t('sessions.waiting.signedOut'), text: t('sessions.waiting.signIn', who) };
  const approved = t('sessions.waiting.approved');
  if (waiting.connecting) return { title: approved, text: t('sessions.waiting.connecting', who) };
  if (!view || view.request.state === 'PENDING')
    return {
      title: t('sessions.waiting.title'),
      text: view?.waitingFor
        ? t('sessions.waiting.askedNeeds', { ...who, needed: view.waitingFor })
        : t('sessions.waiting.asked', who),
    };
  if (view.request.state === 'APPROVED')
    return { title: approved, text: t('sessions.waiting.mayConnect', who) };
  return { title: t('sessions.waiting.noAccess'), text: endOf(view) };
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
                {t('words.connect')}
              </Button>
            )}
            <Button onClick={() => navigation.openRequest(waiting.id, 'mine')}>
              {t('sessions.waiting.show')}
            </Button>
            {!waiting.connecting && (
              <Button onClick={() => void actions.stopWaiting(waiting.id)}>
                {t(isPending ? 'words.withdraw' : 'words.close')}
              </Button>
            )}
          </>
        }
      >
        {text}
        {mayConnect && putsAside && (
          <Callout tone="warn">{t('sessions.waiting.putsAside')}</Callout>
        )}
        {waiting.problem && <Callout tone="bad">{waiting.problem.message}</Callout>}
      </EmptyState>
    </div>
  );
}
