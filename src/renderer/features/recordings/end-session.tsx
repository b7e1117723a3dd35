import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { LiveSession, Recording } from '#shared/model/recording';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { useSubmit } from '../../ui/form';

/** Asks why before a session is ended: whoever is in it reads it. */
export function EndSession(props: {
  readonly profileId: string;
  readonly session: Pick<LiveSession | Recording, 'id' | 'user' | 'login' | 'node'>;
  readonly onClose: () => void;
}) {
  const { profileId, session, onClose } = props;
  const { recordings, toasts } = useStores();
  const [reason, setReason] = useState('');
  const who = { user: session.user.name, login: session.login, node: session.node.name };
  const { busy, error, submit } = useSubmit(async () => {
    const failure = await recordings.end(profileId, session.id, reason.trim());
    if (failure) return failure;
    toasts.info(t('recordings.end.done', who));
    onClose();
    return null;
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('recordings.end.title', who)}
      description={t('recordings.end.description')}
      footer={
        <>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button variant="danger" busy={busy} onClick={() => void submit()}>
            {t('recordings.end.confirm')}
          </Button>
        </>
      }
    >
      {error && <Callout tone="bad">{error.message}</Callout>}
      <TextArea
        label={t('recordings.end.why')}
        mark="optional"
        rows={2}
        maxLength={1_024}
        value={reason}
        placeholder={t('recordings.end.placeholder')}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
