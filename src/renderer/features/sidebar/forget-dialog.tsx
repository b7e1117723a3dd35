import { t } from '#shared/i18n/text';
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
      title={t('shell.forget.title', { user: userName, cluster: cluster.name })}
      description={
        isLastWay
          ? t('shell.forget.lastWay', { cluster: cluster.name })
          : t('shell.forget.otherWays')
      }
      footer={
        <>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button variant="danger" onClick={forget}>
            {t('shell.forget.confirm', { user: userName })}
          </Button>
        </>
      }
    />
  );
}
