import { expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result';
import { defaultAccessSettings as settings } from '#shared/model/access-settings';
import { createAccessSettingsStore } from '../../../src/renderer/stores/access-settings-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile } from '../../helpers/window-builders';

it('reads what others saved when saving meets a conflict', async () => {
  const bridge = createFakeBridge();
  let version = 0;
  bridge.api['settings.get'] = () => ok({ settings, version });
  bridge.api['settings.put'] = (input) =>
    input.version === version
      ? ok({ settings: input.settings, version: (version += 1) })
      : err({ code: 'conflict', message: 'Changed.', field: null, details: [] });
  const store = createAccessSettingsStore(bridge);
  store.use(aliceProfile);
  await store.load();
  version = 4;
  const failure = await store.save({ settings: { ...settings, clock: 'request' }, version: 0 });
  expect(failure?.code).toBe('conflict');
  expect(store.store.getState().current?.version).toBe(4);
  expect(await store.save({ settings, version: 4 })).toBeNull();
  expect(store.store.getState().current?.version).toBe(5);
});
