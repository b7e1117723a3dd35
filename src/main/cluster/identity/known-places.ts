const mostPlaces = 10_000;

/**
 * From where each user has signed in since the cluster started. Wrong passwords from elsewhere do not make them
 * wait there: otherwise whoever knows a name could keep its owner out.
 */
export interface KnownPlaces {
  has(user: string, network: string): boolean;
  add(user: string, network: string): void;
}

export function createKnownPlaces(): KnownPlaces {
  const places = new Set<string>();
  return {
    has: (user, network) => places.has(`${user} ${network}`),
    add(user, network) {
      const place = `${user} ${network}`;
      places.delete(place);
      places.add(place);
      for (const oldest of places) {
        if (places.size <= mostPlaces) break;
        places.delete(oldest);
      }
    },
  };
}
