import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { whyNotExtend } from '../../stores/extension';
import { requestsOf } from '../../stores/requests-store';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';

interface ActionProps {
  readonly profileId: string;
  readonly view: AccessRequestView;
}

/** Runs what a button does, once at a time. */
function useBusy(): readonly [boolean, (task: () => Promise<unknown>) => void] {
  const [busy, setBusy] = useState(false);
  const run = async (task: () => Promise<unknown>) => {
    setBusy(true);
    await task();
    setBusy(false);
  };
  return [busy, (task) => void run(task)];
}

function Assume({ view }: ActionProps) {
  const { actions } = useStores();
  const profile = useActiveProfile();
  const [busy, run] = useBusy();
  const { id } = view.request;
  const active = profile?.status?.activeRequests ?? [];
  const isActive = active.includes(id);
  const others = active.filter((each) => each !== id).length;
  const isBeside = others > 0 && profile?.status?.severalGrants === true;
  if (!profile) return null;
  if (isActive)
    return (
      <Button
        icon="leave"
        busy={busy}
        title={t(others > 0 ? 'review.own.dropHintOthers' : 'review.own.dropHint')}
        onClick={() => run(() => actions.dropOne(profile, id))}
      >
        {t('review.own.drop')}
      </Button>
    );
  return (
    <>
      <Button icon="pass" busy={busy} onClick={() => run(() => actions.assume(profile, id))}>
        {t(
          isBeside
            ? 'review.own.assumeAsWell'
            : others > 0
              ? 'review.own.switch'
              : 'review.own.assume',
        )}
      </Button>
      {isBeside && (
        <Button onClick={() => run(() => actions.switchTo(profile, id))}>
          {t('review.own.switch')}
        </Button>
      )}
    </>
  );
}

function Withdraw({ profileId, view }: ActionProps) {
  const { requests, toasts } = useStores();
  const [busy, run] = useBusy();
  const withdraw = async () => {
    const answer = await requests.withdraw(profileId, view.request.id);
    if (!answer.ok) toasts.error(answer.error);
  };
  return (
    <Button variant="danger" busy={busy} onClick={() => run(withdraw)}>
      {t('words.withdraw')}
    </Button>
  );
}

function Extend({ profileId, view }: ActionProps) {
  const { extension, requests } = useStores();
  const blocked = useFrom(
    () => requests.store,
    (state) => whyNotExtend(view, requestsOf(state, profileId).views),
  );
  return (
    <Button
      icon="clock"
      blocked={blocked}
      onClick={() => extension.open({ profileId, request: view.request.id })}
    >
      {t('words.extend')}
    </Button>
  );
}

function Release({ profileId, view }: ActionProps) {
  const { release } = useStores();
  return (
    <Button variant="danger" onClick={() => release.open({ profileId, request: view.request.id })}>
      {t('words.giveBack')}
    </Button>
  );
}

function AskAgain({ profileId, view }: ActionProps) {
  const { actions } = useStores();
  const [busy, run] = useBusy();
  return (
    <Button
      icon="again"
      busy={busy}
      title={t('review.own.againHint')}
      onClick={() => run(() => actions.requestAgain(profileId, view))}
    >
      {t('review.own.again')}
    </Button>
  );
}

/** Whether there is anything that the requester can do with a request of their own. */
export function hasOwnActions({ can, request }: AccessRequestView, isMine: boolean): boolean {
  return isMine && (can.assume || can.withdraw || can.release || request.state !== 'PENDING');
}

/** What the requester can do: use it, prolong it, give it back, withdraw it or ask for the same again. */
export function OwnActions(props: ActionProps) {
  const { can, request } = props.view;
  const isOver = request.state !== 'PENDING' && request.state !== 'APPROVED';
  return (
    <>
      {can.assume && <Assume {...props} />}
      {request.state === 'APPROVED' && <Extend {...props} />}
      {isOver && <AskAgain {...props} />}
      {can.release && <Release {...props} />}
      {can.withdraw && <Withdraw {...props} />}
    </>
  );
}
