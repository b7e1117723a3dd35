import type { ApiError } from '#shared/api/errors';
import { longestReadWait, readLimits } from '#shared/api/procedures/recordings';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import type { CastReader } from './cast';

export interface CastSource {
  /** Told after each piece. `growing`: it is live, and everything so far was read. */
  readonly onMore: (growing: boolean) => void;
  readonly onError: (error: ApiError) => void;
}

/**
 * Reads a recording into a reader, and a live one on as it grows.
 *
 * @returns ends it; nothing is told from then on
 */
export function readCast(
  bridge: Bridge,
  what: { readonly profileId: string; readonly id: string; readonly reader: CastReader },
  source: CastSource,
): () => void {
  let wanted = true;
  const read = async (): Promise<void> => {
    let offset = 0;
    for (;;) {
      const input = { id: what.id, offset, limit: readLimits.most, wait: longestReadWait };
      const answer = await callApi(bridge, what.profileId, 'recordings.read', input);
      if (!wanted) return;
      if (!answer.ok) return source.onError(answer.error);
      const { text, next, bytes, grows } = answer.value;
      what.reader.push(text);
      const isAll = next >= bytes;
      source.onMore(grows && isAll);
      if (isAll && !grows) return;
      offset = next;
    }
  };
  void read();
  return () => {
    wanted = false;
  };
}
