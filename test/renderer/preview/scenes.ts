import type { AppState } from '#shared/ipc/app-state';
import { ok } from '#shared/lib/result';
import type { createFakeWorld } from '../../helpers/fake-world';
import { fakeConfig } from '../../helpers/fake-world-config';
import {
  aliceState,
  bobState,
  failing,
  signedInProfile,
  type FakeWorld,
} from '../../helpers/fake-world-parts';
import { alice, aProfileState, uuid } from '../../helpers/window-builders';
import { fileScenes } from './file-scenes';
import { withPresets } from './preset-scenes';
import { withOffer, withTerminals } from './shell-scenes';
import { openTerminals } from './terminal-scenes';
import { assumeSeveral, fill, lifeOf, minute, requestOf } from './request-scenes';

interface Scene {
  readonly given?: Parameters<typeof createFakeWorld>[0];
  readonly prepare?: (world: FakeWorld) => void;
}

const carol: Partial<AppState> = {
  profiles: [signedInProfile({ id: uuid(103), name: 'carol' }, 203)],
  activeProfile: uuid(203),
};

/** Documents of any kind, in pages. */
function manyDocuments(world: FakeWorld): void {
  world.bridge.api['config.list'] = ({ kind, cursor, limit }) => {
    const start = Number(cursor ?? 0);
    const rows = Array.from({ length: limit }, (_, index) => ({
      kind,
      name: `${kind}-${start + index + 1}`,
      description: index % 3 === 0 ? 'Made by a script' : '',
      version: 1 + index,
    }));
    return ok({ rows, next: String(start + limit), total: 1_000 });
  };
}

function noDocuments(world: FakeWorld): void {
  world.bridge.api['config.list'] = () => ok({ rows: [], next: null, total: 0 });
}

/** Whoever administers servers alone sees no roles, and the cluster that does not answer checks nothing. */
function refusedDocuments(world: FakeWorld): void {
  const { api } = world.bridge;
  api['config.check'] = () => failing('unreachable', 'The cluster does not answer.');
  api['config.list'] = (input, profileId) =>
    input.kind === 'user'
      ? failing('not_allowed', 'None of your roles lets you list users.')
      : (fakeConfig()['config.list']?.(input, profileId) ?? ok({ rows: [], next: null, total: 0 }));
}

const none: Partial<AppState> = { hosted: null, profiles: [], activeProfile: null };

/** Starting points for looking at the screens. */
export const scenes: Readonly<Record<string, Scene>> = {
  demo: { prepare: fill },
  ...fileScenes,
  terminals: { prepare: withTerminals },
  'terminals-of-before': { prepare: withOffer },
  empty: {},
  many: { given: { resources: 150 } },
  'first-run': { given: { state: none } },
  reviewer: { given: { state: { activeProfile: uuid(202) } }, prepare: fill },
  administrator: { given: { state: carol }, prepare: fill },
  'configuration-empty': { given: { state: carol }, prepare: noDocuments },
  'configuration-many': { given: { state: carol }, prepare: manyDocuments },
  'configuration-refused': { given: { state: carol }, prepare: refusedDocuments },
  'signed-out': {
    given: {
      state: {
        profiles: [
          aProfileState({
            state: 'signed-out',
            stateReason: 'The session ended after 12 hours. Sign in again to go on.',
            status: null,
          }),
        ],
      },
    },
  },
  unreachable: {
    given: {
      state: {
        profiles: [
          aProfileState({
            state: 'unreachable',
            stateReason: 'Nothing answers at 127.0.0.1:3080.',
            status: null,
          }),
        ],
        hosted: {
          state: 'failed',
          name: 'demo.example',
          demo: true,
          apiAddress: '',
          proxyAddress: '',
          pin: '',
          warnings: [],
          demoUsers: [],
          error: {
            code: 'conflict',
            message: 'Port 3080 on this computer is in use by another program.',
            field: null,
            details: [],
          },
        },
        notices: [
          {
            id: 'preferences',
            text: 'The preferences file could not be read, so the defaults are used. It was kept as preferences.json.broken.',
          },
        ],
      },
    },
  },
  'own-requests': { prepare: lifeOf },
  presets: { prepare: withPresets },
  'terminal-output': { prepare: openTerminals },
  'assumed-several': { prepare: assumeSeveral },
  assumed: {
    given: { state: { profiles: [aliceState(), bobState()] } },
    prepare(world) {
      fill(world);
      void world.bridge.commands['access.assume']?.({ profileId: uuid(201), requests: [uuid(2)] });
    },
  },
  'assumed-short': {
    prepare(world) {
      const now = Date.now();
      const request = requestOf(world, 2, {
        state: 'APPROVED',
        approvedAt: now,
        accessUntil: now + 4.4 * minute,
      });
      world.requests.set(request.id, { ...request, requester: alice });
      void world.bridge.commands['access.assume']?.({
        profileId: uuid(201),
        requests: [request.id],
      });
    },
  },
};
