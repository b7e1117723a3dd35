import { useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import type { ApiOutput } from '#shared/api/contract';
import type { AccessRequestView } from '#shared/model/access-request';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';

export interface Explanation {
  readonly value: ApiOutput<'requests.explain'> | null;
  readonly error: ApiError | null;
}

/** What a request gives and whether one may review it, asked anew whenever something about the request changes. */
export function useExplanation(profileId: string, view: AccessRequestView): Explanation {
  const { bridge } = useStores();
  const [explanation, setExplanation] = useState<Explanation>({ value: null, error: null });
  const { id } = view.request;
  useEffect(() => {
    let wanted = true;
    void callApi(bridge, profileId, 'requests.explain', { id }).then((answer) => {
      if (!wanted) return null;
      setExplanation(
        answer.ok ? { value: answer.value, error: null } : { value: null, error: answer.error },
      );
      return null;
    });
    return () => {
      wanted = false;
    };
    // A view is new whenever its request, the roles behind it or the caller's rights may have changed.
  }, [bridge, profileId, id, view]);
  return explanation;
}
