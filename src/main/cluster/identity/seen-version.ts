import { ExpectedError } from '#shared/api/errors';

/**
 * Lets settings be replaced only by who has seen those that count now.
 *
 * @throws ExpectedError `conflict`, naming the version that counts
 */
export function requireSeenVersion(current: { readonly version: number }, seen: number): void {
  if (current.version === seen) return;
  throw new ExpectedError(
    'conflict',
    'The settings were changed in the meantime. Look at them again, then change what you want.',
    { details: [`Version ${current.version} counts now.`] },
  );
}
