import { describe, expect, it } from 'vitest';
import { codeCacheFolder } from '#main/desktop/app-folders';

describe('codeCacheFolder', () => {
  it('lies in the profile folder', () => {
    expect(codeCacheFolder({ isPackaged: true }, '/data', 'linux')).toBe('/data/code-cache');
    expect(codeCacheFolder({ isPackaged: false }, '/data', 'darwin')).toBe('/data/code-cache');
  });

  it.each(['darwin', 'win32'])(
    "does not get round a packaged app's integrity on %s",
    (platform) => {
      expect(codeCacheFolder({ isPackaged: true }, '/data', platform)).toBeNull();
    },
  );
});
