import { speakIn } from '#shared/i18n/catalogues';
import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import { privateFolder } from './agent/private-folder';
import { listLocal } from './files/browse';
import { Files } from './files/files';
import type { ClientEvents, ClientService } from './protocol';
import { Profiles } from './profile/profiles';
import { inspectInvite, signInWithInvite, signInWithPassword } from './profile/sign-in';
import { Sessions } from './session/sessions';
import { removeLeftovers } from './stock/leftovers';
import type { TerminalPort } from './session/terminal-pump';

type WithPort = 'openSession' | 'attachSession';

/** The service of ./protocol, where the port that crosses beside a call is one of its arguments. */
export type ClientWithPorts = Omit<ClientService, WithPort> & {
  [Name in WithPort]: (
    input: Parameters<ClientService[Name]>[0],
    port: TerminalPort,
  ) => Promise<void>;
};

/** Builds the client: profiles and their sessions, and what they tell. Nothing runs before the first call. */
export function createClient(options: {
  readonly now: () => number;
  readonly emit: <Topic extends keyof ClientEvents>(
    topic: Topic,
    payload: ClientEvents[Topic],
  ) => void;
  /** Hears of failures that no person can act on; must not print secrets. */
  readonly onBug: (error: unknown) => void;
}): ClientWithPorts {
  const { now, emit, onBug } = options;
  const sessions = new Sessions(now, () => emit('sessions', sessions.snapshots()));
  const files: Files = new Files({ now, onBug, onChange: () => emit('files', files.snapshot()) });
  const wake = (profileId: string | null): void => {
    sessions.wake(profileId);
    files.wake(profileId);
  };
  const endAll = (reason: string, profileId: string | null): void => {
    sessions.endAll(reason, profileId);
    files.endAll(reason, profileId);
  };
  // What reaches a cluster again reaches its gateway too.
  const hurry = onReachableAgain(wake);
  const tellProfiles = (): void => {
    const snapshots = profiles.snapshots();
    emit('profiles', snapshots);
    hurry(snapshots);
  };
  const profiles: Profiles = new Profiles({
    now,
    onBug,
    onChange: tellProfiles,
    onSavedChange: () => emit('savedProfiles', profiles.saved()),
    onEvent: (profileId, event) => emit('event', { profileId, event }),
    onSignedOut: (profileId, reason) => endAll(reason || t('client.end.signedOut'), profileId),
  });
  /** The same, with how many hand-overs led to the pin where a profile knows it. */
  const knownPlace = <T extends { readonly pin: string }>(input: T) => ({
    ...input,
    handovers: profiles.handoversTo(input.pin),
  });
  return {
    speak: async (speech) => {
      await speakIn(speech);
      tellProfiles();
    },
    restore: async (input) => {
      profiles.restore(input.profiles);
      await privateFolder(process.env).then(removeLeftovers).catch(onBug);
    },
    inspectInvite: async (input) => inspectInvite(knownPlace(input)),
    signIn: async (input) => ({
      profileId: await profiles.adopt(await signInWithPassword(knownPlace(input))),
    }),
    redeemInvite: async (input) => ({
      profileId: await profiles.adopt(await signInWithInvite(knownPlace(input))),
    }),
    signOut: async ({ profileId }) => profiles.get(profileId).signOut(),
    forget: async ({ profileId }) => profiles.forget(profileId),
    assume: async ({ profileId, requests }) => profiles.get(profileId).assume(requests),
    drop: async ({ profileId }) => profiles.get(profileId).drop(),
    exportKey: async ({ profileId, folder }) => profiles.get(profileId).exportKey(folder),
    call: async ({ profileId, name, input }) => profiles.get(profileId).call(name, input),
    openSession: async ({ profileId, ...input }, port) =>
      sessions.open(profiles.get(profileId), input, port),
    checkAudit: async ({ profileId, from }) => profiles.get(profileId).checkAudit(from),
    attachSession: async ({ sessionId, from }, port) => sessions.attach(sessionId, from, port),
    reconnectSession: async ({ sessionId }) => sessions.reconnect(sessionId),
    wake: async () => wake(null),
    ...fileMethods(files, profiles),
    closeSession: async ({ sessionId }) => sessions.close(sessionId),
    shutdown: async () => {
      endAll(t('client.end.quit'), null);
      await profiles.close();
    },
  };
}

type FileMethod =
  | 'openFiles'
  | 'reconnectFiles'
  | 'closeFiles'
  | 'listFiles'
  | 'listLocalFiles'
  | 'changeFiles'
  | 'startTransfer'
  | 'steerTransfer'
  | 'answerTransfer';

function fileMethods(files: Files, profiles: Profiles): Pick<ClientService, FileMethod> {
  return {
    openFiles: async ({ connection: id, profileId, resource, name, login }) => {
      const profile = profiles.get(profileId);
      files.open({ id, profileId, resource, name, login }, () => profile.sshAccess(resource));
    },
    reconnectFiles: async ({ connection }) => files.reconnect(connection),
    closeFiles: async ({ connection }) => files.close(connection),
    listFiles: async ({ connection, path }) => files.list(connection, path),
    listLocalFiles: async ({ folder }) => listLocal(folder),
    changeFiles: async ({ connection, change }) => files.change(connection, change),
    startTransfer: async (input) => files.start(input),
    steerTransfer: async ({ transfer, order }) => files.steer(transfer, order),
    answerTransfer: async ({ transfer, choice, all }) => files.answer(transfer, choice, all),
  };
}

/** Follows the profiles' states, and tells of each whose cluster answers again. */
function onReachableAgain(
  tell: (profileId: string) => void,
): (profiles: readonly Pick<ProfileState, 'id' | 'state'>[]) => void {
  let unreachable: ReadonlySet<string> = new Set();
  return (profiles) => {
    const before = unreachable;
    const idsOf = (wanted: ProfileState['state']) =>
      profiles.filter(({ state }) => state === wanted).map(({ id }) => id);
    unreachable = new Set(idsOf('unreachable'));
    for (const id of idsOf('signed-in')) if (before.has(id)) tell(id);
  };
}
