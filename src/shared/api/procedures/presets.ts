import { z } from 'zod';
import {
  presetContentSchema,
  presetNameSchema,
  requestPresetSchema,
} from '../../model/request-preset';
import { nothing, procedure } from './procedure';

/** Requests that are saved to be made again in one click. */
export const presets = {
  /** The caller's own, and those that are shared; by name. */
  'presets.list': procedure({
    caller: 'user',
    window: true,
    input: nothing,
    output: z.strictObject({ rows: z.array(requestPresetSchema) }),
  }),
  'presets.save': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      /** `null` for a new one. */
      id: z.uuid().nullable(),
      name: presetNameSchema,
      shared: z.boolean(),
      content: presetContentSchema,
    }),
    output: requestPresetSchema,
  }),
  'presets.delete': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ id: z.uuid() }),
    output: nothing,
  }),
} as const;
