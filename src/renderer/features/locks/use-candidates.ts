import { useEffect, useState } from 'react';
import type { LockTarget } from '#shared/model/lock';
import { findCandidates, type Candidate } from '../../stores/lock-candidates';
import { useStores } from '../../stores/use-stores';

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
    else void findCandidates(bridge, profileId, kind, query).then(show);
    return () => {
      wanted = false;
    };
  }, [bridge, profileId, kind, query]);
  return found;
}
