import { z } from 'zod';
import { allPanes } from '../model/pane-layout';
import { mostPanes, paneLayoutSchema } from '../model/pane-layout-schema';
import { loginSchema } from '../model/principal-schema';
import { resourceIdSchema } from '../model/resource-id-schema';
import { command, nothing } from './command';

/** What a pane was for, so that it can be opened again. Nothing that was printed or typed. */
const storedPaneSchema = z.strictObject({
  /** Of its session, or of the request that it waited for. */
  id: z.uuid(),
  holds: z.enum(['session', 'request']),
  profileId: z.uuid(),
  resource: resourceIdSchema,
  /** What people call the resource. */
  name: z.string().min(1).max(253),
  login: loginSchema,
});
export type StoredPane = z.infer<typeof storedPaneSchema>;

/** The terminals as they were arranged: what is kept of them when the app quits. */
export const workspaceSchema = z
  .strictObject({ layout: paneLayoutSchema, panes: z.array(storedPaneSchema).max(mostPanes) })
  .refine(
    ({ layout, panes }) =>
      allPanes(layout).toSorted().join() ===
      panes
        .map(({ id }) => id)
        .toSorted()
        .join(),
    'describes other panes than it arranges',
  );
export type Workspace = z.infer<typeof workspaceSchema>;

export const workspaceCommands = {
  /** How the terminals were arranged; `isNewRun`: as the app was quit before, with none of their sessions left. */
  'workspace.load': command(
    nothing,
    z.strictObject({ workspace: workspaceSchema.nullable(), isNewRun: z.boolean() }),
  ),
  'workspace.save': command(z.strictObject({ workspace: workspaceSchema }), nothing),
} as const;
