import { z } from 'zod';
import { quietUntilSchema, type QuietUntil } from '#shared/ipc/do-not-disturb';
import { keptSchema, type Kept } from '#shared/ipc/kept';
import { tourSchema, type Tour } from '#shared/ipc/tour';
import { workspaceSchema, type Workspace } from '#shared/ipc/workspace';
import { provenHeadSchema } from '#shared/model/audit';
import type { SavedProfile } from '../client/protocol';

const savedProfileSchema = z.object({
  id: z.uuid(),
  cluster: z.object({
    id: z.uuid(),
    name: z.string(),
    address: z.string(),
    pin: z.string(),
    demo: z.boolean(),
  }),
  userName: z.string(),
  /** Missing in what older versions stored. */
  handovers: z.int().min(0).default(0),
  /** Missing in what older versions stored. */
  audit: provenHeadSchema.nullable().default(null),
}) satisfies z.ZodType<SavedProfile>;

const windowBoundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200),
  height: z.int().min(200),
  maximized: z.boolean(),
});
export type WindowBounds = z.infer<typeof windowBoundsSchema>;

const hostedClusterSchema = z.object({
  /** The folder's name under `clusters` in the user-data folder. */
  folder: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/),
  name: z.string(),
  demo: z.boolean(),
});
export type RememberedCluster = z.infer<typeof hostedClusterSchema>;

/**
 * Everything that is stored in the preferences file, each with what it is without one. Nothing else is stored,
 * and nothing here is a secret: keys, certificates and passwords never reach this file.
 */
export const preferencesTable = {
  profiles: { schema: z.array(savedProfileSchema), initial: [] as SavedProfile[] },
  activeProfile: { schema: z.uuid().nullable(), initial: null as string | null },
  hostedCluster: {
    schema: hostedClusterSchema.nullable(),
    initial: null as RememberedCluster | null,
  },
  windowBounds: { schema: windowBoundsSchema.nullable(), initial: null as WindowBounds | null },
  /** Until when it was chosen not to be disturbed. */
  quietUntil: { schema: quietUntilSchema.nullable(), initial: null as QuietUntil | null },
  /** By profile: the request that is being put together, and the resources that stand first. */
  kept: { schema: z.record(z.uuid(), keptSchema), initial: {} as Readonly<Record<string, Kept>> },
  /** How the terminals were arranged when the window last changed that. */
  workspace: { schema: workspaceSchema.nullable(), initial: null as Workspace | null },
  /** Where in the tour somebody is. */
  tour: { schema: tourSchema, initial: { step: 0, open: false } as Tour },
  /** Whether the system was told to start the app at login. */
  startsAtLogin: { schema: z.boolean(), initial: false },
} as const;

export type PreferenceName = keyof typeof preferencesTable;
export type Preferences = {
  -readonly [Name in PreferenceName]: z.infer<(typeof preferencesTable)[Name]['schema']>;
};

/** Reads stored preferences one by one: one that does not fit takes its initial value and is named. */
export function readPreferences(stored: Readonly<Record<string, unknown>>): {
  readonly preferences: Preferences;
  readonly refused: readonly string[];
} {
  const refused: string[] = [];
  const entries = Object.entries(preferencesTable).map(([name, { schema, initial }]) => {
    const value = Object.hasOwn(stored, name) ? stored[name] : initial;
    const parsed = schema.safeParse(value);
    if (!parsed.success) refused.push(name);
    return [name, parsed.success ? parsed.data : initial];
  });
  return { preferences: Object.fromEntries(entries) as Preferences, refused };
}
