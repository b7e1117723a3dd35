import type { ProfileState } from '#shared/ipc/app-state';
import { isHosted } from '../../stores/app-store';
import { useApp, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

/** Asks first: what this computer knows of the cluster may go with the profile. */
export function ForgetDialog(props: {
  readonly profile: ProfileState;
  readonly onClose: () => void;
}) {
  const { profile, onClose } = props;
  const { actions } = useStores();
  const { userName, cluster } = profile;
  const isLastWay = useApp(
    (state) =>
      !isHosted(state, profile) &&
      state.profiles.every((each) => each.id === profile.id || each.cluster.pin !== cluster.pin),
  );
  const forget = () => {
    onClose();
    void actions.run('profile.forget', { profileId: profile.id });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Forget ${userName} on ${cluster.name}?`}
      description={
        isLastWay
          ? `Its terminals end, and this computer forgets where ${cluster.name} is and how to know it again. To come back you need a new join link.`
          : 'Its terminals end, and it leaves the list. To come back, sign in with the password.'
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" onClick={forget}>
            Forget {userName}
          </Button>
        </>
      }
    />
  );
}
