import { ok } from '#shared/lib/result';
import type { RequestPreset } from '#shared/model/request-preset';
import type { FakeApi } from './fake-bridge';
import { failing, type FakeWorld } from './fake-world-parts';
import { bob, clusterName, uuid } from './window-builders';

/** Presets of the cluster in memory: one that bob shares, and what is saved. */
export function fakePresets(world: FakeWorld): FakeApi {
  const presets = new Map<string, RequestPreset>();
  const missing = failing('not_found', 'There is no such preset. Reload the list.');
  const shared: RequestPreset = {
    id: uuid(901),
    owner: bob,
    name: 'Sensors',
    shared: true,
    content: {
      roles: [],
      resources: [
        {
          id: `/${clusterName}/node/${uuid(11)}`,
          constraint: { type: 'ssh_logins', logins: ['alice'] },
        },
      ],
      reason: 'Look after the sensors',
      accessDuration: 3_600_000,
      suggestedReviewers: [],
    },
  };
  presets.set(shared.id, shared);
  return {
    'presets.list': (_input, profileId) => {
      const person = world.personOf(profileId);
      return ok({
        rows: [...presets.values()]
          .filter((preset) => preset.shared || preset.owner.id === person.id)
          .toSorted((a, b) => a.name.localeCompare(b.name)),
      });
    },
    'presets.save': ({ id, ...given }, profileId) => {
      const before = id === null ? null : presets.get(id);
      if (before === undefined) return missing;
      const owner = before?.owner ?? world.personOf(profileId);
      const taken = [...presets.values()].some(
        (each) => each.owner.id === owner.id && each.name === given.name && each.id !== id,
      );
      if (taken) return failing('conflict', `There is a preset ${given.name} already.`);
      const preset: RequestPreset = { id: before?.id ?? crypto.randomUUID(), owner, ...given };
      presets.set(preset.id, preset);
      return ok(preset);
    },
    'presets.delete': ({ id }) => (presets.delete(id) ? ok({}) : missing),
  };
}
