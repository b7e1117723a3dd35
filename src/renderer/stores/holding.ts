import type { ProfileState } from '#shared/ipc/app-state';
import type { CommandInput, CommandName } from '#shared/ipc/contract';

type Held = Pick<ProfileState, 'id' | 'status'>;

/** What becomes of what a profile holds. Each answers whether it worked; a failure becomes a toast. */
export interface HoldingActions {
  /** Uses an approved request: beside what is held where the cluster allows several, otherwise in place of it. */
  assume(profile: Held, request: string): Promise<boolean>;
  /** Uses an approved request alone. */
  switchTo(profile: Held, request: string): Promise<boolean>;
  /** Stops using one request; what else is held stays. */
  dropOne(profile: Held, request: string): Promise<boolean>;
}

/** The requests that are held once one more is, in the order in which they came. */
export function heldWith({ status }: Held, request: string): readonly string[] {
  if (!status?.severalGrants) return [request];
  return [...status.activeRequests.filter((each) => each !== request), request];
}

/** @param run sends a command; a failure becomes a toast */
export function createHoldingActions(
  run: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<boolean>,
): HoldingActions {
  const hold = (profileId: string, requests: readonly string[]) =>
    requests.length === 0
      ? run('access.drop', { profileId })
      : run('access.assume', { profileId, requests: [...requests] });
  return {
    assume: (profile, request) => hold(profile.id, heldWith(profile, request)),
    switchTo: ({ id }, request) => hold(id, [request]),
    dropOne: ({ id, status }, request) =>
      hold(
        id,
        (status?.activeRequests ?? []).filter((each) => each !== request),
      ),
  };
}
