import { useState } from 'react';
import type { LiveSession, Recording } from '#shared/model/recording';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/field';
import { useSubmit } from '../../ui/form';
import { sessionName } from './words';

/** Asks why before a session is ended: whoever is in it reads it. */
export function EndSession(props: {
  readonly profileId: string;
  readonly session: Pick<LiveSession | Recording, 'id' | 'user' | 'login' | 'node'>;
  readonly onClose: () => void;
}) {
  const { profileId, session, onClose } = props;
  const { recordings, toasts } = useStores();
  const [reason, setReason] = useState('');
  const { busy, error, submit } = useSubmit(async () => {
    const failure = await recordings.end(profileId, session.id, reason.trim());
    if (failure) return failure;
    toasts.info(`The session of ${session.user.name} as ${sessionName(session)} was ended.`);
    onClose();
    return null;
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`End the session of ${session.user.name} as ${sessionName(session)}?`}
      description="What runs in it is ended. The access stays: to keep somebody out, revoke the request or lock the user."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" busy={busy} onClick={() => void submit()}>
            End the session
          </Button>
        </>
      }
    >
      {error && <Callout tone="bad">{error.message}</Callout>}
      <TextArea
        label="Why"
        mark="optional"
        rows={2}
        maxLength={1_024}
        value={reason}
        placeholder="Is shown on the terminal"
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
