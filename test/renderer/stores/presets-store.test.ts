import { describe, expect, it } from 'vitest';
import { createPresetsStore } from '../../../src/renderer/stores/presets-store';
import { createFakeWorld } from '../../helpers/fake-world';
import { failing } from '../../helpers/fake-world-parts';
import { aliceProfile, bobProfile } from '../../helpers/window-builders';

const content = {
  roles: ['access'],
  resources: [],
  reason: '',
  accessDuration: null,
  suggestedReviewers: [],
};

function setUp() {
  const { bridge } = createFakeWorld({});
  const presets = createPresetsStore(bridge);
  presets.list.use(aliceProfile);
  const names = () => presets.list.store.getState().rows.map(({ name }) => name);
  const idOf = (name: string) =>
    presets.list.store.getState().rows.find((each) => each.name === name)?.id ?? '';
  return { bridge, presets, names, idOf };
}

describe('presets', () => {
  it('are saved, renamed and deleted, in the order of their names', async () => {
    const { presets, names, idOf } = setUp();
    await presets.list.load();
    const save = (id: string | null, name: string) =>
      presets.save({ id, name, shared: false, content });
    expect(await save(null, 'staging debug')).toBeNull();
    expect(await save(null, 'backup')).toBeNull();
    expect(names()).toEqual(['backup', 'Sensors', 'staging debug']);
    expect(await save(idOf('staging debug'), 'a debug')).toBeNull();
    expect(names()).toEqual(['a debug', 'backup', 'Sensors']);
    expect(await presets.remove(idOf('backup'))).toBeNull();
    await presets.list.load();
    expect(names()).toEqual(['a debug', 'Sensors']);
  });

  it('stay as they were when the cluster refuses, and say why', async () => {
    const { bridge, presets, names } = setUp();
    await presets.list.load();
    bridge.api['presets.save'] = () => failing('limit_exceeded', 'There are enough.');
    expect(await presets.save({ id: null, name: 'x', shared: false, content })).toMatchObject({
      message: 'There are enough.',
    });
    expect(names()).toEqual(['Sensors']);
  });

  it('that somebody else deleted meanwhile are gone as well', async () => {
    const { bridge, presets, names, idOf } = setUp();
    await presets.list.load();
    bridge.api['presets.delete'] = () => failing('not_found', 'There is no such preset.');
    expect(await presets.remove(idOf('Sensors'))).toBeNull();
    expect(names()).toEqual([]);
  });

  it('of another profile never show under this one', async () => {
    const { presets, names } = setUp();
    const loading = presets.list.load();
    presets.list.use(bobProfile);
    await loading;
    expect(names()).toEqual([]);
    expect(presets.list.store.getState().loaded).toBe(false);
  });
});
