import { useEffect, useState } from 'react';
import type { LockTarget } from '#shared/model/lock';
import { callApi } from '../../stores/ask';
import type { Bridge } from '../../bridge/bridge';
import { useStores } from '../../stores/use-stores';

export interface Candidate {
  readonly key: string;
  readonly name: string;
  readonly hint: string;
}

const most = 8;

async function find(
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

/** The users or resources in which all words of a text occur; nothing for requests, which are given by id. */
export function useCandidates(
  profileId: string,
  kind: LockTarget['kind'],
  query: string,
): readonly Candidate[] {
  const { bridge } = useStores();
  const [found, setFound] = useState<readonly Candidate[]>([]);
  useEffect(() => {
    let wanted = true;
    const show = (rows: readonly Candidate[]) => {
      if (wanted) setFound(rows);
    };
    if (kind === 'request') show([]);
    else void find(bridge, profileId, kind, query).then(show);
    return () => {
      wanted = false;
    };
  }, [bridge, profileId, kind, query]);
  return found;
}
