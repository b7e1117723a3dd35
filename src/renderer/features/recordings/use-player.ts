import { useEffect, useState, type RefObject } from 'react';
import type { ApiError } from '#shared/api/errors';
import { createCastReader, type CastReader } from '../../stores/cast';
import { createCastPlayer, type CastPlayer, type Frames } from '../../stores/cast-player';
import { readCast } from '../../stores/cast-source';
import { useStores } from '../../stores/use-stores';
import { createCastScreen } from './cast-screen';

const frames: Frames = (each) => {
  let handle = 0;
  const paint = (now: number): void => {
    handle = requestAnimationFrame(paint);
    each(now);
  };
  handle = requestAnimationFrame(paint);
  return () => cancelAnimationFrame(handle);
};

export interface PlayedRecording {
  readonly reader: CastReader;
  readonly player: CastPlayer;
  /** Raised whenever more was read. */
  readonly pieces: number;
  /** Whether it is live, and everything so far was read. */
  readonly growing: boolean;
  readonly error: ApiError | null;
}

/** Reads a recording and plays it on a terminal in `host`; a live one is followed from its newest moment on. */
export function usePlayer(
  what: { readonly profileId: string; readonly id: string; readonly live: boolean },
  host: RefObject<HTMLElement | null>,
): PlayedRecording {
  const { profileId, id, live } = what;
  const { bridge } = useStores();
  const [{ reader, player }] = useState(() => {
    const newReader = createCastReader();
    return { reader: newReader, player: createCastPlayer(newReader, frames) };
  });
  const [pieces, setPieces] = useState(0);
  const [growing, setGrowing] = useState(live);
  const [error, setError] = useState<ApiError | null>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    const screen = createCastScreen(host.current);
    player.attach(screen);
    if (live) player.follow();
    const stop = readCast(
      bridge,
      { profileId, id, reader },
      {
        onMore(isGrowing) {
          player.grown();
          setPieces((count) => count + 1);
          setGrowing(isGrowing);
        },
        onError: setError,
      },
    );
    return () => {
      stop();
      player.stop();
      screen.close();
    };
  }, [bridge, host, id, live, player, profileId, reader]);
  return { reader, player, pieces, growing, error };
}
