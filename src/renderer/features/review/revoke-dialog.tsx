import { useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { whatHappened } from './overtaken';

/** Ends granted access at once; whoever had it reads the reason. */
export function RevokeDialog(props: {
  readonly profileId: string;
  readonly view: AccessRequestView;
  readonly onClose: () => void;
}) {
  const { profileId, view, onClose } = props;
  const { requests } = useStores();
  const { requester } = view.request;
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const revoke = async () => {
    setBusy(true);
    const answer = await requests.revoke(profileId, view.request.id, reason.trim());
    setBusy(false);
    if (answer.ok) onClose();
    else setError(answer.error);
  };
  // Not while ours is on its way: then it is we who ended it.
  if (!view.can.revoke && !busy)
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('review.revoke.over')}
        description={whatHappened(view)}
        footer={<Button onClick={onClose}>{t('words.close')}</Button>}
      >
        {null}
      </Dialog>
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('review.revoke.title', { who: requester.name })}
      description={t('review.revoke.description')}
      footer={
        <>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button variant="danger" busy={busy} onClick={() => void revoke()}>
            {t('review.revoke.confirm')}
          </Button>
        </>
      }
    >
      {error && <Callout tone="bad">{error.message}</Callout>}
      <TextArea
        label={t('words.reason')}
        mark="optional"
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
