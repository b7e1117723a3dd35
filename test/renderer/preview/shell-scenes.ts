import { ok } from '#shared/lib/result';
import type { Workspace } from '#shared/ipc/workspace';
import type { FakeWorld } from '../../helpers/fake-world-parts';
import { aSession, uuid } from '../../helpers/window-builders';

/** Terminals on a machine, on production and on one that is neither, in a split tab and one of its own. */
function arranged(world: FakeWorld): Workspace {
  const [iot, computer, orders] = world.resources;
  const panes = [iot, computer, orders, iot].map((resource, index) => ({
    id: uuid(701 + index),
    holds: 'session' as const,
    profileId: uuid(201),
    resource: resource?.id ?? '',
    name: resource?.name ?? '',
    login: index === 1 ? 'deploy' : 'alice',
  }));
  const pane = (number: number) => ({ type: 'pane' as const, id: uuid(number) });
  const right = { type: 'split', axis: 'column', share: 0.6, first: pane(702), second: pane(703) };
  return {
    panes,
    layout: {
      tabs: [
        {
          id: uuid(801),
          root: { type: 'split', axis: 'row', share: 0.5, first: pane(701), second: { ...right } },
          focused: uuid(701),
        },
        { id: uuid(802), root: pane(704), focused: uuid(704) },
      ],
      active: uuid(801),
    },
  } as Workspace;
}

/** Sessions of an earlier page, as they were arranged. */
export function withTerminals(world: FakeWorld): void {
  const workspace = arranged(world);
  world.bridge.commands['workspace.load'] = () => ok({ workspace, isNewRun: false });
  const sessions = workspace.panes.map(({ holds: _, ...pane }, index) =>
    aSession(701 + index, pane),
  );
  world.change({ sessions });
}

/** The app was quit with terminals open; whether they come back is to be said. */
export function withOffer(world: FakeWorld): void {
  const workspace = arranged(world);
  world.bridge.commands['workspace.load'] = () => ok({ workspace, isNewRun: true });
}
