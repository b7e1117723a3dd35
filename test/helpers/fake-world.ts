import type { AppState } from '#shared/ipc/app-state';
import { ok } from '#shared/lib/result';
import type { Resource } from '#shared/model/resource';
import { createFakeBridge } from './fake-bridge';
import { fakeApi } from './fake-world-api';
import { aliceState, bobState, hosted, type FakeWorld } from './fake-world-parts';
import { fakeSession } from './fake-world-session';
import { alice, anAppState, clusterName, uuid } from './window-builders';

function node(number: number, name: string, labels: Record<string, string>, description: string) {
  const id = `/${clusterName}/node/${uuid(number)}`;
  return { id, kind: 'node' as const, name, labels, description };
}

const few: readonly Resource[] = [
  node(11, 'iot', { env: 'test', team: 'sensors' }, 'Gateway of the sensors in building B'),
  node(12, 'this-computer', { env: 'demo' }, 'A shell on this computer, as the account of the app'),
];

function many(count: number): readonly Resource[] {
  const envs = ['prod', 'staging', 'test'];
  return Array.from({ length: count }, (_, index) =>
    node(1000 + index, `web-${index + 1}`, { env: envs[index % 3] ?? '', team: 'web' }, ''),
  );
}

const noCan = { review: false, assume: false, withdraw: false, revoke: false };

/** @param given.state what main would push first */
export function createFakeWorld(given: {
  readonly state?: Partial<AppState>;
  readonly resources?: number;
}): FakeWorld {
  const initial = anAppState({ hosted, profiles: [aliceState(), bobState()], ...given.state });
  let state = initial;
  const bridge = createFakeBridge({ state: initial });
  bridge.commands['app.state'] = () => ok(state);

  const world: FakeWorld = {
    bridge,
    resources: [...few, ...many(given.resources ?? 0)],
    requests: new Map(),
    state: () => state,
    change(part) {
      state = { ...state, ...part };
      bridge.push('state', state);
    },
    changeProfile(id, part) {
      const profiles = state.profiles.map((each) => (each.id === id ? { ...each, ...part } : each));
      world.change({ profiles });
    },
    personOf(profileId) {
      const profile = state.profiles.find((each) => each.id === profileId);
      return profile?.status?.user ?? alice;
    },
    viewFor(request, person) {
      const isMine = request.requester.id === person.id;
      const isPending = request.state === 'PENDING';
      const isApproved = request.state === 'APPROVED';
      const ids = request.resources.map(({ id }) => id);
      const can = {
        ...noCan,
        review: !isMine && isPending,
        assume: isMine && isApproved,
        withdraw: isMine && isPending,
        revoke: !isMine && isApproved,
      };
      return {
        request,
        resources: world.resources.filter(({ id }) => ids.includes(id)),
        logins: Object.fromEntries(
          request.resources.map(({ id, constraint }) => [
            id,
            constraint.type === 'ssh_logins' ? constraint.logins : ['alice', 'deploy'],
          ]),
        ),
        can,
        whyNotReview: isMine ? 'Nobody may review their own request.' : '',
        waitingFor: isPending ? '1 approval by a reviewer of access' : '',
      };
    },
    announce(request, change, by) {
      world.requests.set(request.id, request);
      for (const { id: profileId } of state.profiles) {
        const view = world.viewFor(request, world.personOf(profileId));
        const revision = world.requests.size;
        const event = { type: 'request' as const, revision, at: Date.now(), change, by, view };
        bridge.push('event', { profileId, event });
      }
    },
    addSession: (session) => world.change({ sessions: [...state.sessions, session] }),
    changeSession(id, part) {
      const sessions = state.sessions.flatMap((session) => {
        if (session.id !== id) return [session];
        return part ? [{ ...session, ...part }] : [];
      });
      world.change({ sessions });
    },
  };
  Object.assign(bridge.api, fakeApi(world));
  Object.assign(bridge.commands, fakeSession(world));
  return world;
}
