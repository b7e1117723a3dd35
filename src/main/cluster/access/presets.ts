import { randomUUID } from 'node:crypto';
import type { ApiInput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { RequestPreset } from '#shared/model/request-preset';
import type { Ledger } from '../audit/ledger';
import { requireSignedIn, staticRoles } from '../identity/sessions';
import { mayAdminister } from '../policy/administration';
import type { ClusterState } from '../store/cluster-state';
import type { PresetRecord, UserRecord } from '../store/records';
import type { Claim } from './requests';
import { personOf } from './view';

/** At most this many presets one user may keep. */
export const mostPresets = 100;

/** Requests that people save to make them again. What is gone from the cluster since stays in them as it was. */
export interface Presets {
  save(claim: Claim, input: ApiInput<'presets.save'>): Promise<RequestPreset>;
  delete(claim: Claim, id: string): Promise<void>;
}

export function createPresets({ ledger }: { readonly ledger: Ledger }): Presets {
  return {
    save: (claim, input) =>
      ledger.write((state, now) => {
        const { user } = requireSignedIn(state, now, claim);
        const preset = savedPreset(state, now, user, input);
        const { id, name, shared } = preset;
        return {
          writes: [{ type: 'preset', preset }],
          audit: [{ type: 'preset.saved', actor: user.id, data: { preset: id, name, shared } }],
          result: toPreset(state, preset),
        };
      }),
    delete: (claim, id) =>
      ledger.write((state, now) => {
        const { user } = requireSignedIn(state, now, claim);
        const { name, shared } = changeable(state, user, id);
        return {
          writes: [{ type: 'preset-deleted', id }],
          audit: [{ type: 'preset.deleted', actor: user.id, data: { preset: id, name, shared } }],
          result: undefined,
        };
      }),
  };
}

/** Those that a user has at hand: their own and the shared ones, by name. */
export function presetsFor(state: ClusterState, user: UserRecord): RequestPreset[] {
  return [...state.presets.values()]
    .filter(({ owner, shared }) => shared || owner === user.id)
    .map((preset) => toPreset(state, preset))
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.owner.name, b.owner.name));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function toPreset(state: ClusterState, preset: PresetRecord): RequestPreset {
  const { id, owner, name, shared, content } = preset;
  return { id, owner: personOf(state, owner), name, shared, content };
}

function savedPreset(
  state: ClusterState,
  now: number,
  user: UserRecord,
  { id, name, shared, content }: ApiInput<'presets.save'>,
): PresetRecord {
  const before = id === null ? null : changeable(state, user, id);
  if (content.roles.length + content.resources.length === 0)
    throw new ExpectedError('invalid_input', 'Choose at least one resource or role.', {
      field: 'content',
    });
  if (shared) requireSharing(state, user);
  const owner = before?.owner ?? user.id;
  const others = [...state.presets.values()].filter(
    (each) => each.owner === owner && each.id !== before?.id,
  );
  if (others.some((each) => each.name === name))
    throw new ExpectedError('conflict', `There is a preset ${name} already. Choose another name.`, {
      field: 'name',
    });
  if (!before && others.length >= mostPresets)
    throw new ExpectedError(
      'limit_exceeded',
      `You have ${mostPresets} presets, which is the most there can be. Delete one first.`,
    );
  return { id: before?.id ?? randomUUID(), owner, name, shared, content, changed: now };
}

/**
 * A preset that a user may change: their own, or a shared one for who administers requests.
 *
 * @throws ExpectedError `not_found`, the same for others' own ones as for none, or `not_allowed`
 */
function changeable(state: ClusterState, user: UserRecord, id: string): PresetRecord {
  const preset = state.presets.get(id);
  if (!preset || (preset.owner !== user.id && !preset.shared))
    throw new ExpectedError('not_found', 'There is no such preset. Reload the list.');
  if (preset.owner !== user.id) requireSharing(state, user);
  return preset;
}

/** What everybody has at hand is kept by those who administer requests. */
function requireSharing(state: ClusterState, user: UserRecord): void {
  const right = mayAdminister(staticRoles(state, user), 'access_request', 'update');
  if (!right.allowed)
    throw new ExpectedError(
      'not_allowed',
      `Shared presets are kept by administrators of requests: ${right.reason}.`,
      { field: 'shared' },
    );
}
