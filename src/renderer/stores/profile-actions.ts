import type { CommandInput, CommandName } from '#shared/ipc/contract';
import type { AppStore } from './app-store';
import type { NavigationStore, Screen } from './navigation-store';
import { firstList } from './request-lists';
import { requestsOf, type RequestsStore } from './requests-store';
import type { ToastStore } from './toast-store';

/** Choosing whose requests and access the window shows. */
export interface ProfileActions {
  selectProfile(profileId: string): Promise<void>;
  /** Another profile is shown now: where its requests are, those come first that wait for its user. */
  arrive(profileId: string | null | undefined): void;
  /** Shows another profile: where it was left, or on a screen that means something there. */
  switchProfile(profileId: string): Promise<void>;
  /** Signs a known profile in and shows it. */
  signIn(profileId: string, password: string): Promise<void>;
  /** Signs another user in and shows them. */
  addProfile(input: CommandInput<'profile.add'>): Promise<void>;
}

/** Screens that are the same whoever is shown. */
const isEverybodys = ({ name }: Screen): boolean =>
  name === 'terminals' || name === 'settings' || name === 'add';

/** @param run sends a command; a failure becomes a toast */
export function createProfileActions(
  parts: {
    readonly app: AppStore;
    readonly requests: RequestsStore;
    readonly navigation: NavigationStore;
    readonly toasts: ToastStore;
  },
  run: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<boolean>,
): ProfileActions {
  const { app, requests, navigation, toasts } = parts;
  const selectProfile = async (profileId: string) => {
    if (app.getState().state?.activeProfile === profileId) return;
    await run('profile.select', { profileId });
  };
  const profileOf = (profileId: string) =>
    app.getState().state?.profiles.find(({ id }) => id === profileId);
  /** The list to begin with, once it is known whether anything waits for the profile's user. */
  const showFirstList = (profileId: string) => {
    const mine = { name: 'requests', show: 'mine', request: null } as const;
    navigation.go(mine);
    /** @returns whether there is nothing more to wait for */
    const settle = (): boolean => {
      if (navigation.store.getState().screen !== mine) return true;
      const known = requestsOf(requests.store.getState(), profileId);
      if (!known.lists['to-review'].loaded) return false;
      navigation.go({ ...mine, show: firstList(known, profileOf(profileId)?.status?.can) });
      return true;
    };
    if (settle()) return;
    const stop = requests.store.subscribe(() => {
      if (settle()) stop();
    });
  };
  /** Messages, a request or a cluster's administration belong to one profile; the lists exist for each. */
  const leaveOthersScreen = () => {
    toasts.clear();
    const { screen } = navigation.store.getState();
    if (screen.name === 'requests') navigation.go({ ...screen, request: null });
    if (screen.name === 'add' || screen.name === 'administration')
      navigation.go({ name: 'resources' });
  };
  const left = new Map<string, Screen>();
  let returned: string | null = null;
  /** Notes where the profile is that is shown now; what it answers leaves it there, to come back. */
  const noteWhere = () => {
    const { screen } = navigation.store.getState();
    const now = app.getState().state?.activeProfile;
    return () => {
      if (now && !isEverybodys(screen)) left.set(now, screen);
      leaveOthersScreen();
    };
  };
  const comeBack = (profileId: string) => {
    const screen = left.get(profileId);
    returned = screen && !isEverybodys(navigation.store.getState().screen) ? profileId : null;
    if (screen && returned !== null) navigation.go(screen);
    else arrive(profileId);
  };
  const arrive: ProfileActions['arrive'] = (profileId) => {
    if (profileId === returned) return;
    const { screen } = navigation.store.getState();
    if (profileId && screen.name === 'requests' && screen.request === null)
      showFirstList(profileId);
  };

  return {
    selectProfile,
    arrive,
    async switchProfile(profileId) {
      noteWhere()();
      await selectProfile(profileId);
      comeBack(profileId);
    },
    async signIn(profileId, password) {
      const leave = noteWhere();
      if (!(await run('profile.signIn', { profileId, password }))) return;
      leave();
      await selectProfile(profileId);
      arrive(profileId);
    },
    async addProfile(input) {
      const leave = noteWhere();
      if (!(await run('profile.add', input))) return;
      leave();
      arrive(app.getState().state?.activeProfile);
    },
  };
}
