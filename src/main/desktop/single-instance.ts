import { z } from 'zod';
import type { App } from 'electron';
import { findDeepLink } from './deep-links';

const handoverSchema = z.object({ link: z.string().max(4_096).nullable() });

/**
 * Makes this the one app of its user-data folder (the lock lies in that folder). A second start hands its deep
 * link to the first, which comes to the front, and ends.
 *
 * @returns whether this is the first
 */
export function becomeOnlyInstance(
  app: App,
  argv: readonly string[],
  onSecondStart: (link: string | null) => void,
): boolean {
  if (!app.requestSingleInstanceLock({ link: findDeepLink(argv) })) return false;
  app.on('second-instance', (_event, _argv, _folder, handed) => {
    const parsed = handoverSchema.safeParse(handed);
    onSecondStart(parsed.success ? parsed.data.link : null);
  });
  return true;
}

/** Takes daypass:// links: from the system on macOS, from the arguments elsewhere. */
export function acceptDeepLinks(
  app: App,
  argv: readonly string[],
  onLink: (link: string) => void,
): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient('daypass');
  app.on('open-url', (event, link) => {
    event.preventDefault();
    onLink(link);
  });
  const link = findDeepLink(argv);
  if (link) onLink(link);
}
