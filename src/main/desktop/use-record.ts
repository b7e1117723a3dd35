import type { ProfileState } from '#shared/ipc/app-state';

/** Remembers which approved requests a person has dropped, so that nothing reminds of what they gave up. */
export interface UseRecord {
  follow(profiles: readonly ProfileState[]): void;
  isDropped(profileId: string, request: string): boolean;
}

/** @param onDropped called for each request that is no longer used */
export function createUseRecord(
  onDropped: (profileId: string, request: string) => void,
): UseRecord {
  const used = new Map<string, ReadonlySet<string>>();
  const dropped = new Map<string, Set<string>>();

  return {
    follow(profiles) {
      for (const { id, status } of profiles) {
        const active = new Set(status?.activeRequests);
        const gone = dropped.get(id) ?? new Set();
        for (const request of used.get(id) ?? [])
          if (!active.has(request)) {
            gone.add(request);
            onDropped(id, request);
          }
        for (const request of active) gone.delete(request);
        dropped.set(id, gone);
        used.set(id, active);
      }
    },
    isDropped: (profileId, request) => dropped.get(profileId)?.has(request) ?? false,
  };
}
