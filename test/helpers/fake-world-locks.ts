import { ok } from '#shared/lib/result';
import { defaultAccessSettings } from '#shared/model/access-settings';
import type { Lock, LockTarget } from '#shared/model/lock';
import type { FakeApi } from './fake-bridge';
import { failing, type FakeWorld } from './fake-world-parts';

/** Locks, and how access is given, in the cluster in memory. */
export function fakeLocks(world: FakeWorld): FakeApi {
  let locks: readonly Lock[] = [];
  let current = { settings: defaultAccessSettings, version: 0 };
  const nameOf = ({ kind, target }: LockTarget) => {
    if (kind === 'user')
      return world.state().profiles.find(({ status }) => status?.user.id === target)?.userName;
    if (kind === 'resource') return world.resources.find(({ id }) => id === target)?.name;
    const requester = world.requests.get(target)?.requester.name;
    return requester && `${target.slice(0, 8)} of ${requester}`;
  };
  return {
    'locks.list': () => ok({ rows: [...locks] }),
    'locks.create': ({ on: wanted, message, lasts }, profileId) => {
      const on: LockTarget =
        'name' in wanted ? { kind: 'user', target: crypto.randomUUID() } : wanted;
      const name = 'name' in wanted ? wanted.name : nameOf(on);
      if (name === undefined) return failing('not_found', 'There is no such thing to lock.');
      const created = Date.now();
      const lock: Lock = {
        ...{ id: crypto.randomUUID(), on, name, message, created },
        createdBy: world.personOf(profileId),
        expires: lasts === null ? null : created + lasts,
      };
      locks = [...locks, lock];
      return ok(lock);
    },
    'locks.delete': ({ id }) => {
      locks = locks.filter((lock) => lock.id !== id);
      return ok({});
    },
    'settings.get': () => ok(current),
    'settings.put': ({ settings, version }) => {
      if (version !== current.version)
        return failing('conflict', 'The settings were changed in the meantime.');
      current = { settings, version: version + 1 };
      return ok(current);
    },
  };
}
