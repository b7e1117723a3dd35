import type { SessionState } from '#shared/ipc/app-state';
import type { Axis } from '#shared/model/pane-tree';

/** Where a session that is being opened is to be shown. */
export type Place =
  /** Beside another pane. */
  | { readonly beside: string; readonly axis: Axis }
  /** In the place of what stood for it: a request that was waited for, a terminal of before the start. */
  | { readonly instead: string };

/** The pane that a place is about. */
export const paneOf = (place: Place): string => ('beside' in place ? place.beside : place.instead);

type Opened = Pick<SessionState, 'profileId' | 'resource' | 'login'>;

export const openingKey = ({ profileId, resource, login }: Opened): string =>
  `${profileId} ${resource} ${login}`;

/**
 * The places of sessions that are being opened. Main may list a session before it answers with its id, so that a
 * place is found by what the session is for; two for the same may take each other's.
 */
export function createPlaces() {
  let awaited: readonly { readonly key: string; readonly place: Place }[] = [];
  return {
    /** @returns forgets the place, when nothing came for it */
    expect(key: string, place: Place): () => void {
      const one = { key, place };
      awaited = [...awaited, one];
      return () => {
        awaited = awaited.filter((each) => each !== one);
      };
    },
    take(session: Opened): Place | null {
      const key = openingKey(session);
      const found = awaited.find((each) => each.key === key);
      awaited = awaited.filter((each) => each !== found);
      return found?.place ?? null;
    },
  };
}
