import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';

/** What may be meant by what somebody types to lock it; `key` is a resource's id, or a user's name. */
export interface Candidate {
  readonly key: string;
  readonly name: string;
  readonly hint: string;
}

const most = 8;

/** The users or resources in which all words of a text occur; none where the caller may not list them. */
export async function findCandidates(
  bridge: Bridge,
  profileId: string,
  kind: 'user' | 'resource',
  query: string,
): Promise<readonly Candidate[]> {
  if (kind === 'user') {
    const input = { kind: 'user' as const, query, cursor: null, limit: most };
    const answer = await callApi(bridge, profileId, 'config.list', input);
    // Who may not list users can still lock one by name.
    if (!answer.ok) return [];
    return answer.value.rows.map(({ name, description }) => ({
      key: name,
      name,
      hint: description,
    }));
  }
  const answer = await callApi(bridge, profileId, 'resources.search', {
    query,
    kinds: [],
    labels: {},
    show: 'all',
    cursor: null,
    limit: most,
  });
  if (!answer.ok) return [];
  return answer.value.rows.map(({ resource: { id, name, labels } }) => ({
    key: id,
    name,
    hint: Object.entries(labels)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
  }));
}
