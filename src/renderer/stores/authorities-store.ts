import type { ApiInput, ApiOutput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import { ok, type Result } from '#shared/lib/result';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createProfileList, type ProfileList } from './profile-list';

export type AuthorityView = ApiOutput<'authorities.list'>['authorities'][number];

export interface AuthoritiesStore {
  /** The authorities of the active profile's cluster. */
  readonly list: ProfileList<AuthorityView>;
  /** @returns `null` once the step is taken */
  rotate(profileId: string, input: ApiInput<'authorities.rotate'>): Promise<ApiError | null>;
  /** @returns `null` once the schedule counts */
  schedule(profileId: string, input: ApiInput<'authorities.schedule'>): Promise<ApiError | null>;
}

type Answer = Result<ApiOutput<'authorities.list'>, ApiError>;

export function createAuthoritiesStore(bridge: Bridge): AuthoritiesStore {
  const list = createProfileList(async (profileId) => {
    const answer = await callApi(bridge, profileId, 'authorities.list', {});
    return answer.ok ? ok({ rows: answer.value.authorities }) : answer;
  });
  const show = async (profileId: string, answer: Answer): Promise<ApiError | null> => {
    if (profileId !== list.store.getState().profileId) return answer.ok ? null : answer.error;
    if (answer.ok) list.set(answer.value.authorities);
    // Somebody else may have taken a step: what there is to do now is shown anew.
    else await list.load();
    return answer.ok ? null : answer.error;
  };
  return {
    list,
    rotate: async (profileId, input) =>
      show(profileId, await callApi(bridge, profileId, 'authorities.rotate', input)),
    schedule: async (profileId, input) =>
      show(profileId, await callApi(bridge, profileId, 'authorities.schedule', input)),
  };
}
