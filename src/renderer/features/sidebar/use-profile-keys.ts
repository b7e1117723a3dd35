import type { ActionId } from '#shared/model/actions';
import { useAction } from '../../stores/use-action';
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
  useAction('profile.1', at(0));
  useAction('profile.2', at(1));
  useAction('profile.3', at(2));
  useAction('profile.4', at(3));
  useAction('profile.5', at(4));
  useAction('profile.6', at(5));
  useAction('profile.7', at(6));
  useAction('profile.8', at(7));
  useAction('profile.9', at(8));
}
