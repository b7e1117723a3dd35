import { join } from 'node:path';
import { appUrl } from './bundle-files';

/** The page that the window shows: the development server's when there is one, else the built one. */
export function windowAddress(): string {
  return typeof MAIN_WINDOW_VITE_DEV_SERVER_URL === 'string'
    ? MAIN_WINDOW_VITE_DEV_SERVER_URL
    : appUrl;
}

/** Where the build put things, seen from the folder that main's bundle lies in. */
export function builtFiles(mainFolder: string) {
  return {
    window: join(mainFolder, '..', 'renderer'),
    preload: join(mainFolder, 'preload.cjs'),
    utility: join(mainFolder, 'utility-process.cjs'),
    client: join(mainFolder, 'client-process.cjs'),
    cluster: join(mainFolder, 'cluster-process.cjs'),
  } as const;
}
