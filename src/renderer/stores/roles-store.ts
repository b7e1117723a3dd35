import type { ApiOutput } from '#shared/api/contract';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createProfileList, type ProfileList } from './profile-list';

/** A role that may be asked for by name, with what it contains in words. */
export type AskableRole = ApiOutput<'requests.askableRoles'>['rows'][number];

export type RolesStore = ProfileList<AskableRole>;

/** The roles that the active profile's user may ask for by name. */
export function createRolesStore(bridge: Bridge): RolesStore {
  return createProfileList((profileId) => callApi(bridge, profileId, 'requests.askableRoles', {}));
}

/** The roles in whose name, description or contents all words occur. */
export function rolesFor(rows: readonly AskableRole[], query: string): readonly AskableRole[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter(({ name, description, contains }) => {
    const text = [name, description, ...contains].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
