import { z } from 'zod';
import { accessSettingsSchema } from '../../model/access-settings';
import { nothing, procedure } from './procedure';

const versionedSettings = z.strictObject({
  settings: accessSettingsSchema,
  /** Raised by each change; 0 while nobody has changed anything. */
  version: z.int().min(0),
});

/** How the cluster gives access. Each procedure asks for its right on `cluster_auth_preference`. */
export const settings = {
  'settings.get': procedure({
    caller: 'user',
    window: true,
    input: nothing,
    output: versionedSettings,
  }),
  /** `version` is the one that the caller has seen; another one is a `conflict`. */
  'settings.put': procedure({
    caller: 'user',
    window: true,
    input: versionedSettings,
    output: versionedSettings,
  }),
} as const;
