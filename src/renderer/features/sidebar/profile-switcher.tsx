import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { HostedCluster, ProfileState } from '#shared/ipc/app-state';
import { requestsOf } from '../../stores/requests-store';
import { useAction } from '../../stores/use-action';
import { useActiveProfile, useApp, useFrom, useStores } from '../../stores/use-stores';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { Menu, MenuItem, MenuLabel, MenuRadioGroup, MenuSeparator } from '../../ui/menu';
import { RichText } from '../../ui/rich-text';
import { ForgetDialog } from './forget-dialog';
import styles from './profile-switcher.module.css';
import { profileActions } from './use-profile-keys';

/** What stands behind a profile's name: why it is no use now, what waits, or the keys that lead to it. */
function useNote(profile: ProfileState, keys: string | undefined): string {
  const waiting = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profile.id).lists['to-review'].ids.length,
  );
  if (profile.state === 'signed-out') return t('ui.profileState.signedOut');
  if (profile.state === 'unreachable') return t('ui.profileState.unreachable');
  return waiting > 0 ? t('shell.profiles.toReview', { count: waiting }) : (keys ?? '');
}

function ProfileLine(props: { readonly profile: ProfileState; readonly index: number }) {
  const { profile, index } = props;
  const { keyboard } = useStores();
  const action = profileActions[index];
  const [keys] = action ? keyboard.keysOf(action) : [];
  const note = useNote(profile, keys);
  return (
    <span className={styles.line}>
      <Avatar name={profile.userName} size={24} />
      <span className={styles.who}>
        <span className={styles.user}>{profile.userName}</span>
        <span className={styles.cluster}>{profile.cluster.name}</span>
      </span>
      {note && <span className={styles.note}>{note}</span>}
    </span>
  );
}

/** Demo users who have no signed-in profile yet: one click signs each in. */
function DemoUsers({ hosted }: { readonly hosted: HostedCluster }) {
  const { actions } = useStores();
  const profiles = useApp((state) => state.profiles);
  const profileOf = (name: string) =>
    profiles.find((each) => each.cluster.pin === hosted.pin && each.userName === name);
  const users = hosted.demoUsers.filter((user) => profileOf(user.name)?.state !== 'signed-in');
  const signIn = (user: string, password: string) => {
    const known = profileOf(user);
    return known
      ? actions.signIn(known.id, password)
      : actions.addProfile({ address: hosted.apiAddress, pin: hosted.pin, user, password });
  };
  if (users.length === 0) return null;
  return (
    <>
      <MenuSeparator />
      <MenuLabel>{t('shell.profiles.demoUsers')}</MenuLabel>
      {users.map(({ name, roles, password }) => (
        <MenuItem
          key={name}
          icon="key"
          hint={roles.join(', ')}
          onSelect={() => void signIn(name, password)}
        >
          {t('shell.profiles.signInAs', { name })}
        </MenuItem>
      ))}
    </>
  );
}

function ActiveProfileItems(props: {
  readonly profile: ProfileState;
  readonly onForget: () => void;
}) {
  const { profile, onForget } = props;
  const { actions } = useStores();
  const profileId = profile.id;
  return (
    <>
      {profile.state === 'signed-in' && (
        <MenuItem icon="leave" onSelect={() => void actions.run('profile.signOut', { profileId })}>
          {t('shell.profiles.signOut', { name: profile.userName })}
        </MenuItem>
      )}
      <MenuItem icon="close" danger onSelect={onForget}>
        {t('shell.profiles.forget', { name: profile.userName })}
      </MenuItem>
    </>
  );
}

function Items({ onForget }: { readonly onForget: (profile: ProfileState) => void }) {
  const { actions, navigation } = useStores();
  const profiles = useApp((state) => state.profiles);
  const hosted = useApp((state) => state.hosted);
  const active = useActiveProfile();
  return (
    <>
      <MenuLabel>{t('shell.profiles.title')}</MenuLabel>
      <MenuRadioGroup
        label={t('shell.profiles.title')}
        value={active?.id ?? null}
        options={profiles.map((profile, index) => ({
          value: profile.id,
          text: profile.userName,
          content: <ProfileLine profile={profile} index={index} />,
        }))}
        onChange={(id) => void actions.switchProfile(id)}
      />
      {hosted?.demo && hosted.state === 'running' && <DemoUsers hosted={hosted} />}
      <MenuSeparator />
      <MenuItem icon="plus" onSelect={() => navigation.go({ name: 'add', link: null })}>
        {t('shell.profiles.add')}
      </MenuItem>
      {active && <ActiveProfileItems profile={active} onForget={() => onForget(active)} />}
    </>
  );
}

/** The profile that is shown, and a menu to switch to another at once. */
export function ProfileSwitcher() {
  const active = useActiveProfile();
  const [forgetting, setForgetting] = useState<ProfileState | null>(null);
  const [isOpen, setOpen] = useState(false);
  useAction('profile.switch', () => setOpen(true));
  const trigger = (
    <button type="button" className={styles.trigger}>
      <Avatar name={active?.userName ?? '?'} size={28} />
      <span className={styles.who}>
        <span className={styles.user}>
          {active ? (
            <RichText id="shell.profiles.user" values={{ user: active.userName }} />
          ) : (
            t('shell.profiles.none')
          )}
        </span>
        <span className={styles.cluster}>
          {active ? (
            <RichText id="shell.profiles.cluster" values={{ cluster: active.cluster.name }} />
          ) : (
            t('shell.profiles.choose')
          )}
        </span>
      </span>
      <Icon name="down" size={14} />
    </button>
  );
  return (
    <>
      <Menu trigger={trigger} align="start" open={isOpen} onOpenChange={setOpen}>
        <Items onForget={setForgetting} />
      </Menu>
      {forgetting && <ForgetDialog profile={forgetting} onClose={() => setForgetting(null)} />}
    </>
  );
}
