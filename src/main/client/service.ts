import type { ClientEvents, ClientService } from './protocol';
import { Profiles } from './profile/profiles';
import { inspectInvite, signInWithInvite, signInWithPassword } from './profile/sign-in';
import { Sessions } from './session/sessions';
import type { TerminalPort } from './session/terminal-pump';

/** The service of ./protocol, whose openSession takes the port that crosses beside the call. */
export type ClientWithPorts = Omit<ClientService, 'openSession'> & {
  openSession(
    input: Parameters<ClientService['openSession']>[0],
    port: TerminalPort,
  ): Promise<void>;
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
  const sessions = new Sessions(() => emit('sessions', sessions.snapshots()));
  const profiles: Profiles = new Profiles({
    now,
    onBug,
    onChange: () => emit('profiles', profiles.snapshots()),
    onSavedChange: () => emit('savedProfiles', profiles.saved()),
    onEvent: (profileId, event) => emit('event', { profileId, event }),
    onSignedOut: (profileId, reason) => sessions.endAll(reason || 'You signed out.', profileId),
  });
  /** The same, with how many hand-overs led to the pin where a profile knows it. */
  const knownPlace = <T extends { readonly pin: string }>(input: T) => ({
    ...input,
    handovers: profiles.handoversTo(input.pin),
  });
  return {
    restore: async (input) => profiles.restore(input.profiles),
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
    call: async ({ profileId, name, input }) => profiles.get(profileId).call(name, input),
    openSession: async ({ profileId, ...input }, port) =>
      sessions.open(profiles.get(profileId), input, port),
    checkAudit: async ({ profileId, from }) => profiles.get(profileId).checkAudit(from),
    closeSession: async ({ sessionId }) => sessions.close(sessionId),
    shutdown: async () => {
      sessions.endAll('Daypass was closed.', null);
      await profiles.close();
    },
  };
}
