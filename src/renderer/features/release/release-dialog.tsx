import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { requestsOf } from '../../stores/requests-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { useSubmit } from '../../ui/form';
import { askedFor } from '../../ui/request-names';

function Confirm(props: { readonly profileId: string; readonly view: AccessRequestView }) {
  const { profileId, view } = props;
  const { requests, release } = useStores();
  const onClose = release.close;
  const { busy, error, submit } = useSubmit(async () => {
    const answer = await requests.release(profileId, view.request.id);
    if (answer.ok) onClose();
    return answer.ok ? null : answer.error;
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('access.release.title')}
      description={t('access.release.description', { what: askedFor(view) })}
      footer={
        <>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button variant="danger" busy={busy} onClick={() => void submit()}>
            {t('words.giveBack')}
          </Button>
        </>
      }
    >
      {error && <Callout tone="bad">{error.message}</Callout>}
    </Dialog>
  );
}

/** Gives one's own access back before it ends, once that was confirmed. */
export function ReleaseDialog() {
  const { requests, release } = useStores();
  const open = useFrom(
    () => release.store,
    (state) => state.open,
  );
  const view = useFrom(
    () => requests.store,
    (state) => open && requestsOf(state, open.profileId).views[open.request],
  );
  return open && view ? <Confirm profileId={open.profileId} view={view} /> : null;
}
