import type { FakeWorld } from '../../helpers/fake-world-parts';
import { uuid } from '../../helpers/window-builders';
import { requestOf } from './request-scenes';

/** Presets of one's own and of others, one of them with something that is gone. */
export function withPresets(world: FakeWorld): void {
  const save = world.bridge.api['presets.save'];
  const resources = requestOf(world, 1, {}).resources;
  const content = {
    roles: [],
    resources,
    reason: 'Debugging',
    accessDuration: 3_600_000,
    suggestedReviewers: [],
  };
  const gone = {
    id: `/demo.example/node/${uuid(999)}`,
    constraint: { type: 'by-role' as const },
  };
  void save?.(
    {
      id: null,
      name: 'staging debug',
      shared: true,
      content: { ...content, roles: ['metrics'] },
    },
    uuid(201),
  );
  void save?.(
    {
      id: null,
      name: 'sensors',
      shared: false,
      content: { ...content, resources: [...resources, gone] },
    },
    uuid(201),
  );
  void save?.(
    {
      id: null,
      name: 'on call',
      shared: true,
      content: { ...content, resources: [], roles: ['staging-admin'] },
    },
    uuid(202),
  );
}
