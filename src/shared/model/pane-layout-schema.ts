import { z } from 'zod';
import { allPanes, type PaneLayout } from './pane-layout';
import { leastShare, mostShare, panesOf, type PaneTree } from './pane-tree';

/** How many panes are kept at most; what a person never comes near. */
export const mostPanes = 200;

const paneTreeSchema: z.ZodType<PaneTree> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pane'), id: z.uuid() }),
  z.strictObject({
    type: z.literal('split'),
    axis: z.enum(['row', 'column']),
    share: z.number().min(leastShare).max(mostShare),
    get first() {
      return paneTreeSchema;
    },
    get second() {
      return paneTreeSchema;
    },
  }),
]);

const layoutTabSchema = z
  .strictObject({ id: z.uuid(), root: paneTreeSchema, focused: z.uuid() })
  .refine(({ root, focused }) => panesOf(root).includes(focused), 'focuses a pane that it lacks');

function isUnique(ids: readonly string[]): boolean {
  return ids.length <= mostPanes && new Set(ids).size === ids.length;
}

/** A layout that was stored: each pane and each tab once, and the one that is shown among them. */
export const paneLayoutSchema = z
  .strictObject({ tabs: z.array(layoutTabSchema).max(mostPanes), active: z.uuid().nullable() })
  .refine((layout) => isUnique(allPanes(layout)), 'names a pane twice, or too many')
  .refine(({ tabs }) => isUnique(tabs.map(({ id }) => id)), 'names a tab twice')
  .refine(
    ({ tabs, active }) => tabs.length === 0 || tabs.some(({ id }) => id === active),
    'shows a tab that is not there',
  ) satisfies z.ZodType<PaneLayout>;
