import { net, powerMonitor } from 'electron';
import type { Base } from './base';
import type { RemoteClient } from './remote';

const lookMs = 1_000;

/** Tells the client when the computer woke up, and when its network is back while sessions wait for it. */
export function followNetwork({ state, onBug }: Base, client: Pick<RemoteClient, 'wake'>): void {
  const wake = () => void client.wake({}).catch(onBug);
  powerMonitor.on('resume', wake);
  let wasOnline = true;
  // Electron tells of no change, so it is looked at, as long as somebody waits for it.
  setInterval(() => {
    if (!state.get().sessions.some((session) => session.state === 'reconnecting')) return;
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) wake();
    wasOnline = isOnline;
  }, lookMs).unref();
}
