import { describe, expect, it, vi } from 'vitest';
import type { ClusterEvent } from '#shared/api/events';
import { usualSpeech, type Speech } from '#shared/i18n/language';
import { createStateStore } from '#main/desktop/app-state';
import { hostClient } from '#main/desktop/client-host';
import { FileBoard } from '#main/desktop/files/file-board';
import {
  aProfileState,
  aSession,
  aliceProfile,
  bobProfile,
  startOfTest,
  uuid,
} from '../../helpers/window-builders';
import { fakePreferences } from './fake-preferences';
import { fakeProcess, settled, type FakeProcess } from './fake-process';

const german: Speech = { language: 'de', locale: 'de-DE' };
const { id, cluster, userName } = aProfileState();
const saved = { id, cluster, userName, handovers: 0, audit: null };

function rig() {
  const state = createStateStore({
    version: '1',
    platform: 'linux',
    schedule: (work) => work(),
  });
  const preferences = fakePreferences({ profiles: [saved], activeProfile: aliceProfile });
  const processes: FakeProcess[] = [];
  let tell: (topic: string, payload: unknown) => void = () => undefined;
  const onClusterEvent = vi.fn<(profileId: string, event: ClusterEvent) => void>();
  const fileBoard = new FileBoard();
  const onBug = vi.fn<(error: unknown) => void>();
  const host = hostClient({
    launch: (onEvent) => {
      tell = onEvent;
      const process = fakeProcess({});
      processes.push(process);
      return process.link;
    },
    state,
    preferences,
    fileBoard,
    onClusterEvent,
    onBug,
    delay: async () => undefined,
    now: () => 0,
  });
  return {
    ...{ host, state, preferences, fileBoard, processes, onClusterEvent, onBug },
    tell: (topic: string, payload: unknown) => tell(topic, payload),
  };
}

describe('hostClient', () => {
  it('shows the remembered profiles at once, signed out, and hands them to the process', () => {
    const { state, processes } = rig();
    expect(state.get()).toMatchObject({
      profiles: [{ id: aliceProfile, userName: 'alice', state: 'signed-out', stateReason: '' }],
      activeProfile: aliceProfile,
    });
    expect(processes[0]?.calls).toEqual([
      { name: 'restore', input: { profiles: [saved] }, ports: 0 },
      { name: 'speak', input: usualSpeech, ports: 0 },
    ]);
  });

  it('has the process speak as the app does, at each change of that and of nothing else', () => {
    const { state, processes } = rig();
    state.update({ speech: german });
    state.update({ speech: { ...german } });
    state.update({ tour: { step: 1, open: false } });
    state.update({ speech: { ...german, locale: 'de-AT' } });
    const spoken = processes[0]?.calls.filter(({ name }) => name === 'speak');
    expect(spoken?.map(({ input }) => input)).toEqual([
      usualSpeech,
      german,
      { ...german, locale: 'de-AT' },
    ]);
  });

  it('mirrors profiles, sessions and what is to be saved', () => {
    const { state, preferences, tell } = rig();
    const bob = aProfileState({ id: bobProfile, userName: 'bob' });
    tell('profiles', [aProfileState(), bob]);
    tell('sessions', [aSession(1)]);
    tell('savedProfiles', [saved, { ...saved, id: bobProfile, userName: 'bob' }]);
    expect(state.get().profiles).toHaveLength(2);
    expect(state.get().sessions).toEqual([aSession(1)]);
    expect(preferences.get('profiles').map((each) => each.userName)).toEqual(['alice', 'bob']);
  });

  it('says once that the log of a cluster cannot be trusted', () => {
    const { state, tell } = rig();
    const auditWarning = 'The cluster signs with another key.';
    tell('profiles', [aProfileState({ auditWarning })]);
    expect(state.get().notices).toMatchObject([
      { text: expect.stringContaining('demo.example: The cluster signs with another key.') },
    ]);
    state.dismiss(`audit-${aliceProfile}`);
    tell('profiles', [aProfileState({ auditWarning })]);
    expect(state.get().notices).toEqual([]);
  });

  it('shows another profile when the active one is forgotten', () => {
    const { state, tell } = rig();
    tell('profiles', [aProfileState({ id: bobProfile })]);
    expect(state.get().activeProfile).toBe(bobProfile);
    tell('profiles', []);
    expect(state.get().activeProfile).toBeNull();
  });

  it('passes cluster events on', () => {
    const { onClusterEvent, tell } = rig();
    const event: ClusterEvent = { type: 'hello', revision: 1, at: startOfTest };
    tell('event', { profileId: aliceProfile, event });
    expect(onClusterEvent).toHaveBeenCalledWith(aliceProfile, event);
  });

  it('reports what does not fit, and shows nothing of it', () => {
    const { state, onBug, tell } = rig();
    tell('profiles', [{ id: 'x' }]);
    expect(onBug).toHaveBeenCalledOnce();
    expect(state.get().profiles).toHaveLength(1);
  });
});

describe('a crash of the client', () => {
  async function crashed() {
    const given = rig();
    given.tell('profiles', [aProfileState()]);
    given.tell('sessions', [aSession(1), aSession(2, { state: 'ended', reason: 'exit' })]);
    given.processes[0]?.end('It ended with code 9.');
    await settled();
    return given;
  }

  it('signs everybody out with the reason, which stays until they sign in again', async () => {
    const { state, tell } = await crashed();
    const stateReason = 'Keys are kept in memory only.';
    const signedOut = aProfileState({ state: 'signed-out', status: null, stateReason });
    expect(state.get().profiles[0]).toMatchObject({ state: 'signed-out', status: null });
    tell('profiles', [signedOut]);
    expect(state.get().profiles[0]?.stateReason).toMatch(/stopped.*sign in once more/);
    tell('profiles', [aProfileState()]);
    tell('profiles', [signedOut]);
    expect(state.get().profiles[0]?.stateReason).toBe(stateReason);
  });

  it('ends the sessions with the reason, keeps them in the list, and forgets them when closed', async () => {
    const { host, state, tell } = await crashed();
    tell('sessions', [aSession(3)]);
    expect(state.get().sessions.map((each) => [each.id, each.state])).toEqual([
      [uuid(1), 'ended'],
      [uuid(2), 'ended'],
      [uuid(3), 'open'],
    ]);
    expect(state.get().sessions[0]?.reason).toContain('stopped');
    expect(host.forgetLostSession(uuid(1))).toBe(true);
    expect(host.forgetLostSession(uuid(3))).toBe(false);
    expect(state.get().sessions.map((each) => each.id)).toEqual([uuid(2), uuid(3)]);
  });

  it('hands the profiles to the process that takes its place', async () => {
    const { processes } = await crashed();
    expect(processes[1]?.calls[0]).toMatchObject({ name: 'restore' });
  });

  it('has that process speak what is spoken by now', async () => {
    const { processes, state } = rig();
    state.update({ speech: german });
    processes[0]?.end('It ended with code 9.');
    await settled();
    expect(processes[1]?.calls[1]).toMatchObject({ name: 'speak', input: german });
  });
});
