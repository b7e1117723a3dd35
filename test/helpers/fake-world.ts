import type { AppState, SessionState } from '#shared/ipc/app-state';
import { ok } from '#shared/lib/result';
import { constrainedTo } from '#shared/model/constraint';
import type { Resource } from '#shared/model/resource';
import { awsConsole, defaultProtocols } from '#shared/model/resource-protocols';
import { createFakeBridge } from './fake-bridge';
import { fakeApi } from './fake-world-api';
import { fakeAsking } from './fake-world-asking';
import { fakeAudit, fakeAuditCommands } from './fake-world-audit';
import { fakeConfig } from './fake-world-config';
import { fakeAuthorities } from './fake-world-authorities';
import { fakeFiles } from './fake-world-files';
import { fakeLocks } from './fake-world-locks';
import {
  aliceState,
  bobState,
  copied,
  fakeChoices,
  hosted,
  type FakeWorld,
} from './fake-world-parts';
import { fakePresets } from './fake-world-presets';
import { fakeRecordings } from './fake-world-recordings';
import { fakeRequests } from './fake-world-requests';
import { fakeSession } from './fake-world-session';
import { alice, anAppState, clusterName, uuid } from './window-builders';

type Given = Partial<Resource> & Pick<Resource, 'name'>;

function resource(number: number, kind: Resource['kind'], given: Given): Resource {
  const name = kind === 'node' ? uuid(number) : given.name;
  return {
    id: `/${clusterName}/${kind}/${name}`,
    kind,
    labels: {},
    description: '',
    protocol: defaultProtocols[kind],
    ...given,
  };
}

const few: readonly Resource[] = [
  resource(11, 'node', {
    name: 'iot',
    labels: { env: 'test', team: 'sensors' },
    description: 'Gateway of the sensors in building B',
  }),
  resource(12, 'node', {
    name: 'this-computer',
    labels: { env: 'demo' },
    description: 'A shell on this computer, as the account of the app',
  }),
  resource(13, 'db', {
    name: 'orders',
    labels: { env: 'prod', team: 'shop' },
    description: 'What customers bought',
  }),
  resource(14, 'kube_cluster', { name: 'kube-1', labels: { env: 'prod', team: 'platform' } }),
  resource(15, 'app', { name: 'grafana', labels: { env: 'prod' }, description: 'Dashboards' }),
  resource(16, 'app', { name: 'aws', labels: { env: 'prod' }, protocol: awsConsole }),
  resource(17, 'windows_desktop', { name: 'office-pc', labels: { env: 'office' } }),
];

function many(count: number): readonly Resource[] {
  const envs = ['prod', 'staging', 'test'];
  return Array.from({ length: count }, (_, index) =>
    resource(1000 + index, 'node', {
      name: `web-${index + 1}`,
      labels: { env: envs[index % 3] ?? '', team: 'web' },
    }),
  );
}

const noCan = {
  review: false,
  assume: false,
  withdraw: false,
  revoke: false,
  release: false,
  extend: false,
  comment: false,
};

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
      const ids = (request.asked ?? request).resources.map(({ id }) => id);
      const can = {
        ...noCan,
        review: !isMine && isPending,
        assume: isMine && isApproved && (request.startAt ?? 0) <= Date.now(),
        withdraw: isMine && isPending,
        revoke: !isMine && isApproved,
        release: isMine && isApproved,
        extend: isMine && isApproved,
        comment: isPending || isApproved,
      };
      return {
        request,
        resources: world.resources.filter(({ id }) => ids.includes(id)),
        principals: Object.fromEntries(
          request.resources.map(({ id, constraint }) => [
            id,
            copied(constrainedTo(constraint) ?? fakeChoices(id)),
          ]),
        ),
        can,
        calledUpon: can.review,
        whyNotReview: isMine ? 'Nobody may review their own request.' : '',
        locked: null,
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
        return part ? [{ ...session, ...part } as SessionState] : [];
      });
      world.change({ sessions });
    },
  };
  Object.assign(bridge.api, fakeApi(world), fakeAsking(world), fakePresets(world));
  Object.assign(bridge.api, fakeRequests(world), fakeConfig(), fakeAudit(world), fakeLocks(world));
  Object.assign(bridge.api, fakeRecordings(world), fakeAuthorities());
  Object.assign(bridge.commands, fakeSession(world), fakeAuditCommands(world));
  Object.assign(bridge.commands, fakeFiles(world));
  return world;
}
