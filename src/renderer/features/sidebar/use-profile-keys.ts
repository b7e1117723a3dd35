import type { ActionId } from '#shared/model/actions';
import { useActions } from '../../stores/use-action';
import { useApp, useStores } from '../../stores/use-stores';

/** The actions that lead to a profile, by its place in the menu. */
export const profileActions: readonly ActionId[] = [
  'profile.1',
  'profile.2',
  'profile.3',
  'profile.4',
  'profile.5',
  'profile.6',
  'profile.7',
  'profile.8',
  'profile.9',
];

/** One press shows another profile: of another cluster, or another user of the same. */
export function useProfileKeys(): void {
  const { actions } = useStores();
  const profiles = useApp((state) => state.profiles);
  const at = (index: number) => {
    const profile = profiles[index];
    return profile ? () => void actions.switchProfile(profile.id) : null;
  };
  useActions(Object.fromEntries(profileActions.map((id, index) => [id, at(index)])));
}
