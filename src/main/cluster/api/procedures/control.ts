import { putAccessSettings } from '../../administration/access-settings';
import { createLock, deleteLock, listLocks } from '../../administration/locks';
import { versionedSettings } from '../../access/settings';
import type { Backend } from '../../backend';
import type { AdminResource, AdminVerb } from '../../policy/administration';
import type { ClusterState } from '../../store/cluster-state';
import type { UserRecord } from '../../store/records';
import type { Procedures } from '../procedure-types';
import { authorOf, requireRight } from '../require-right';

type Control = 'locks.list' | 'locks.create' | 'locks.delete' | 'settings.get' | 'settings.put';

/** Locks, and how the cluster gives access. Each procedure asks for its own right. */
export function controlProcedures({ ledger }: Backend): Pick<Procedures, Control> {
  const { state } = ledger;
  return {
    'locks.list': async (_input, { caller }) => {
      requireRight(state, caller.user, 'lock', 'list');
      return { rows: await listLocks(ledger) };
    },
    'locks.create': async (input, { caller }) => {
      const may = needs('lock', 'create');
      may(state, caller.user);
      return createLock(ledger, authorOf(caller, may), input);
    },
    'locks.delete': async ({ id }, { caller }) => {
      const may = needs('lock', 'delete');
      may(state, caller.user);
      await deleteLock(ledger, authorOf(caller, may), id);
      return {};
    },
    'settings.get': async (_input, { caller }) => {
      requireRight(state, caller.user, 'cluster_auth_preference', 'read');
      return versionedSettings(state);
    },
    'settings.put': async (input, { caller }) => {
      const may = needs('cluster_auth_preference', 'update');
      may(state, caller.user);
      return putAccessSettings(ledger, authorOf(caller, may), input);
    },
  };
}

function needs(resource: AdminResource, verb: AdminVerb) {
  return (state: ClusterState, user: UserRecord) => requireRight(state, user, resource, verb);
}
