import { parseJoinLink, type JoinLink } from '#shared/api/join-link';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import { selectProfile, type CommandContext } from './command-context';
import type { CommandHandlers } from './ipc';

type ProfileCommands =
  | 'join.inspect'
  | 'join.confirm'
  | 'profile.select'
  | 'profile.signIn'
  | 'profile.add'
  | 'profile.signOut'
  | 'profile.forget';

/** Who is signed in where. */
export function profileCommands(context: CommandContext): Pick<CommandHandlers, ProfileCommands> {
  const { state, preferences } = context;
  const { client } = context.clients;
  return {
    'join.inspect': async ({ link }) => {
      const { address, pin, code } = readJoinLink(link);
      return { address, pin, ...(await client.inspectInvite({ address, pin, code })) };
    },
    'join.confirm': async ({ link, password }) => {
      const { profileId } = await client.redeemInvite({ ...readJoinLink(link), password });
      selectProfile(context, profileId);
      return {};
    },
    'profile.select': async ({ profileId }) => {
      selectProfile(context, knownProfile(context, profileId).id);
      return {};
    },
    'profile.signIn': async ({ profileId, password }) => {
      const { cluster, userName: user } = knownProfile(context, profileId);
      const address = currentAddress(context, cluster);
      await client.signIn({ address, pin: cluster.pin, user, password });
      return {};
    },
    'profile.add': async ({ address, pin, user, password }) => {
      if (!knownPins(context).has(pin))
        throw new ExpectedError('not_allowed', t('desktop.profile.joinFirst'));
      const { profileId } = await client.signIn({ address, pin, user, password });
      selectProfile(context, profileId);
      return {};
    },
    'profile.signOut': async ({ profileId }) => {
      await client.signOut({ profileId });
      return {};
    },
    'profile.forget': async ({ profileId }) => {
      await client.forget({ profileId });
      const { [profileId]: _forgotten, ...kept } = preferences.get('kept');
      preferences.set('kept', kept);
      const { activeProfile, profiles } = state.get();
      const other = profiles.find(({ id }) => id !== profileId);
      if (activeProfile === profileId && other) selectProfile(context, other.id);
      return {};
    },
  };
}

/** @throws ExpectedError when the window names a profile that is gone by now */
export function knownProfile({ state }: CommandContext, profileId: string): ProfileState {
  const profile = state.get().profiles.find(({ id }) => id === profileId);
  if (!profile) throw new ExpectedError('not_found', t('desktop.profile.gone'));
  return profile;
}

/** A cluster hosted here may have moved to other ports since the profile was saved; its pin stays the same. */
function currentAddress({ state }: CommandContext, cluster: ProfileState['cluster']): string {
  const { hosted } = state.get();
  return hosted?.state === 'running' && hosted.pin === cluster.pin
    ? hosted.apiAddress
    : cluster.address;
}

function knownPins({ state }: CommandContext): Set<string> {
  const { hosted, profiles } = state.get();
  const pins = profiles.map(({ cluster }) => cluster.pin);
  return new Set(hosted?.state === 'running' ? [...pins, hosted.pin] : pins);
}

function readJoinLink(link: string): JoinLink {
  const parsed = parseJoinLink(link);
  if (!parsed.ok) throw new ExpectedError('invite_invalid', parsed.error, { field: 'link' });
  return parsed.value;
}
