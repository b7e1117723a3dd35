import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '#shared/lib/result';
import {
  createRecordingsStore,
  type RecordingsStore,
} from '../../../src/renderer/stores/recordings-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { anAppState, uuid } from '../../helpers/window-builders';

const mine = uuid(201);
const other = uuid(202);
const at = { revision: 1, at: 1 };

let bridge: ReturnType<typeof createFakeBridge>;
let store: RecordingsStore;
let asked: string[];

beforeEach(() => {
  asked = [];
  bridge = createFakeBridge({ state: anAppState({}) });
  bridge.api['sessions.list'] = (_input, profileId) => {
    asked.push(profileId);
    return ok({ rows: [] });
  };
  store = createRecordingsStore(bridge);
});

describe('the live sessions', () => {
  it('are read once, and again whenever the cluster says that they changed', () => {
    const stop = store.followLive(mine);
    expect(asked).toEqual([mine]);
    store.apply(mine, { type: 'sessions', ...at });
    store.apply(mine, { type: 'hello', ...at });
    store.apply(mine, { type: 'roles', ...at });
    expect(asked).toHaveLength(4);
    store.apply(mine, { type: 'resources', ...at });
    store.apply(other, { type: 'sessions', ...at });
    expect(asked).toHaveLength(4);
    stop();
    store.apply(mine, { type: 'sessions', ...at });
    expect(asked).toHaveLength(4);
  });

  it('are followed for whom they are looked at last', () => {
    const stop = store.followLive(mine);
    store.followLive(other);
    stop();
    store.apply(other, { type: 'sessions', ...at });
    expect(asked).toEqual([mine, other, other]);
  });
});
