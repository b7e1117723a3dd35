import type { AccessRequestView } from '#shared/model/access-request';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { useSubmit } from '../../ui/form';
import { askedFor } from '../../ui/request-names';

/** Gives one's own access back before it ends. */
export function ReleaseDialog(props: {
  readonly profileId: string;
  readonly view: AccessRequestView;
  readonly onClose: () => void;
}) {
  const { profileId, view, onClose } = props;
  const { requests } = useStores();
  const { busy, error, submit } = useSubmit(async () => {
    const answer = await requests.release(profileId, view.request.id);
    if (answer.ok) onClose();
    return answer.ok ? null : answer.error;
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Give the access back?"
      description={`You can no longer use ${askedFor(view)}, and your sessions there end within a second. To get it again you have to ask again.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" busy={busy} onClick={() => void submit()}>
            Give back
          </Button>
        </>
      }
    >
      {error && <Callout tone="bad">{error.message}</Callout>}
    </Dialog>
  );
}
