import type { MessagePortMain } from 'electron';
import { z } from 'zod';
import { clusterEventSchema, type ClusterEvent } from '#shared/api/events';
import { t } from '#shared/i18n/text';
import { profileStateSchema, sessionStateSchema } from '#shared/ipc/app-state';
import { fileActivitySchema } from '#shared/ipc/files';
import { followSpeech, type StateStore } from './app-state';
import type { FileBoard } from './files/file-board';
import type { PreferencesStore } from './preferences';
import { preferencesTable } from './preferences-table';
import { chooseActive, endedSessions, signedOutProfile, withReason } from './profiles';
import { remoteClient, type RemoteClient } from './remote';
import { supervise, type ProcessLink, type Supervised } from './supervisor';

export interface ClientHost {
  readonly client: RemoteClient;
  /** Forgets a session that ended because the client process stopped; says whether it was one. */
  forgetLostSession(sessionId: string): boolean;
  stop(deadlineMs: number): Promise<void>;
}

const eventSchema = z.object({ profileId: z.uuid(), event: clusterEventSchema });

/** Runs the client process, mirrors what it says into the state and the preferences, and outlives its crashes. */
export function hostClient(options: {
  readonly launch: (
    onEvent: (topic: string, payload: unknown) => void,
  ) => ProcessLink<MessagePortMain>;
  /** The process is started after this; see SupervisorOptions. */
  readonly after?: Promise<void> | undefined;
  readonly state: StateStore;
  readonly preferences: PreferencesStore;
  readonly fileBoard: Pick<FileBoard, 'take' | 'lose'>;
  readonly onClusterEvent: (profileId: string, event: ClusterEvent) => void;
  readonly onBug: (error: unknown) => void;
  readonly delay: (ms: number) => Promise<void>;
  readonly now: () => number;
}): ClientHost {
  const { after, launch, state, preferences, fileBoard, onClusterEvent } = options;
  const { onBug, delay, now } = options;
  const mirror = createMirror(state, preferences);
  state.update({ profiles: preferences.get('profiles').map((each) => signedOutProfile(each, '')) });
  mirror.selectActive(preferences.get('activeProfile'));

  const topics: Readonly<Record<string, (payload: unknown) => void>> = {
    profiles: (payload) => mirror.profiles(z.array(profileStateSchema).parse(payload)),
    sessions: (payload) => mirror.sessions(z.array(sessionStateSchema).parse(payload)),
    files: (payload) => fileBoard.take(fileActivitySchema.parse(payload)),
    savedProfiles: (payload) =>
      preferences.set('profiles', preferencesTable.profiles.schema.parse(payload)),
    event: (payload) => {
      const { profileId, event } = eventSchema.parse(payload);
      onClusterEvent(profileId, event);
    },
  };
  function onEvent(topic: string, payload: unknown): void {
    try {
      topics[topic]?.(payload);
    } catch (error) {
      onBug(error);
    }
  }

  const process: Supervised<MessagePortMain> = supervise({
    after,
    launch: () => launch(onEvent),
    onUp: async ({ rpc }) => {
      const restored = rpc.call('restore', { profiles: preferences.get('profiles') });
      const spoken = rpc.call('speak', state.get().speech);
      await Promise.all([restored.catch(onBug), spoken.catch(onBug)]);
    },
    onDown: (reason, restarting) => {
      mirror.lost(reason, restarting);
      fileBoard.lose(t('desktop.client.copyingStopped'));
    },
    delay,
    now,
  });
  const client = remoteClient(process.call);
  // One that does not run hears it once it is up again.
  followSpeech(state, (speech) => void client.speak(speech).catch(() => undefined));
  return {
    client,
    forgetLostSession: mirror.forgetLostSession,
    stop: process.stop,
  };
}

/** The client's profiles and sessions in the state, with what a crash of the client took away. */
function createMirror(state: StateStore, preferences: PreferencesStore) {
  const lostProfiles = new Map<string, string>();
  let lostSessions: ReturnType<typeof endedSessions> = [];

  function selectActive(wanted: string | null): void {
    const activeProfile = chooseActive(state.get().profiles, wanted);
    state.update({ activeProfile });
    if (activeProfile !== preferences.get('activeProfile'))
      preferences.set('activeProfile', activeProfile);
  }

  /** A log that was written anew is everybody's business, and said once. */
  function warn(profileId: string, warning: string): void {
    const before = state.get().profiles.find(({ id }) => id === profileId);
    if (warning === '' || before?.auditWarning === warning) return;
    const text = before
      ? t('desktop.audit.warningOn', { cluster: before.cluster.name, warning })
      : t('desktop.audit.warning', { warning });
    state.notify({ id: `audit-${profileId}`, text });
  }

  return {
    selectActive,
    profiles(profiles: Parameters<typeof withReason>[0]): void {
      for (const { id, state: now } of profiles) if (now === 'signed-in') lostProfiles.delete(id);
      for (const { id, auditWarning } of profiles) warn(id, auditWarning);
      state.update({ profiles: withReason(profiles, lostProfiles) });
      selectActive(state.get().activeProfile);
    },
    sessions(sessions: Parameters<typeof endedSessions>[0]): void {
      state.update({ sessions: [...lostSessions, ...sessions] });
    },
    lost(why: string, restarting: boolean): void {
      const reason = restarting
        ? t('desktop.client.restarting', { why })
        : t('desktop.client.stoppedTooOften', { why });
      const { profiles, sessions } = state.get();
      for (const { id, state: was } of profiles)
        if (was !== 'signed-out') lostProfiles.set(id, reason);
      lostSessions = endedSessions(sessions, t('desktop.client.sessionLost'));
      state.update({
        profiles: profiles.map((profile) =>
          signedOutProfile(profile, lostProfiles.get(profile.id) ?? profile.stateReason),
        ),
        sessions: lostSessions,
      });
    },
    forgetLostSession(sessionId: string): boolean {
      const kept = lostSessions.filter(({ id }) => id !== sessionId);
      if (kept.length === lostSessions.length) return false;
      lostSessions = kept;
      state.update({ sessions: state.get().sessions.filter(({ id }) => id !== sessionId) });
      return true;
    },
  };
}
