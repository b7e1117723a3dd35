import type { ApiCaller } from './api-caller';
import type { ClusterRig } from './cluster-rig';

/** A command that runs on a node through the gateway until something ends it, by the stock ssh. */
export interface LiveSession {
  /** What was told on the caller's terminal when it ended. */
  readonly told: Promise<string>;
}

/** Opens a session and waits until the command runs; fails with what ssh says when it does not come to that. */
export async function openLive(
  rig: ClusterRig,
  caller: ApiCaller,
  target: string,
): Promise<LiveSession> {
  const isUp = { told: (): void => undefined };
  const up = new Promise<true>((resolve) => (isUp.told = () => resolve(true)));
  const ended = rig.ssh(caller, target, {
    command: 'echo up; sleep 600',
    onOutput: () => isUp.told(),
  });
  const told = ended.then(({ stderr }) => stderr.trim());
  const first = await Promise.race([up, told]);
  if (first !== true) throw new Error(first);
  return { told };
}
